# Homework 2: a solution

import numpy as np

# Layers. Rows are samples, columns are neurons.


class Linear:
    """What all layers have in common: weights, a bias, and how these are updated."""

    def __init__(self, input_dims, output_dims):
        self.W = np.random.uniform(-0.5, 0.5, (input_dims, output_dims))
        self.c = np.zeros((1, output_dims))

    def linear(self, X):
        """Weighted sums of the inputs, plus the bias."""
        return X @ self.W + self.c

    def update(self, X, dLdU, alpha, rate):
        """Updates weights and bias. Returns the gradient for the layer below, by the weights as they were before."""
        for_previous = dLdU @ self.W.T
        self.W = self.W - rate * (X.T @ dLdU + alpha * self.W)
        self.c = self.c - rate * dLdU.mean(axis=0)
        return for_previous


class Hidden(Linear):
    """A linear layer with leaky ReLU."""

    def forward_pass(self, X):
        return self.leaky_relu(self.linear(X))

    def leaky_relu(self, inp):
        return np.where(inp > 0, inp, 0.01 * inp)

    def leaky_relu_derivative(self, h):
        """From the outputs: they have the sign of the inputs."""
        return np.where(h > 0, 1, 0.01)

    def backward_pass(self, X, h, dLdh, alpha, learning_rate):
        return self.update(X, dLdh * self.leaky_relu_derivative(h), alpha, learning_rate)


class Hidden_Vondrick(Linear):
    """A linear layer with a learnable exponent. It has learning rates of its own."""

    def __init__(self, input_dims, output_dims):
        super().__init__(input_dims, output_dims)
        self.vondrick_exponent = 1.5

    def forward_pass(self, X):
        self.U = self.linear(X)
        return self.vondrick_activation(self.U)

    def positive(self, U):
        """U, with 1 where it is not above 0: powers and logarithms of that do no harm."""
        return np.where(U > 0, U, 1)

    def vondrick_activation(self, U):
        return np.where(U > 0, self.positive(U) ** self.vondrick_exponent, 0.01 * U)

    def vondrick_activation_derivative(self):
        """By the inputs U of the activation, and by the exponent."""
        n = self.vondrick_exponent
        positive = self.positive(self.U)
        return np.where(self.U > 0, n * positive ** (n - 1), 0.01), positive**n * np.log(positive)

    def backward_pass(self, X, h, dLdh, alpha, learning_rate):
        dhdU, dhdn = self.vondrick_activation_derivative()
        self.vondrick_exponent = max(1.01, self.vondrick_exponent - 0.001 * np.sum(dLdh * dhdn))
        return self.update(X, dLdh * dhdU, alpha, 0.0005)


class Output(Linear):
    """A linear layer without activation."""

    def forward_pass(self, h):
        return self.linear(h)

    def backward_pass(self, h, dLdz, alpha, learning_rate):
        return self.update(h, dLdz, alpha, learning_rate)


class Loss:
    """Softmax and cross entropy."""

    def log_softmax(self, z):
        """The logarithms of the probabilities. Rows are shifted first, so that no exponential overflows."""
        z = z - z.max(axis=1, keepdims=True)
        return z - np.log(np.exp(z).sum(axis=1, keepdims=True))

    def one_hot(self, z, y):
        """A 1 for each sample at its class."""
        return np.eye(z.shape[1])[y.ravel()]

    def forward_pass(self, z, y):
        return -np.sum(self.one_hot(z, y) * self.log_softmax(z)) / len(z)

    def backward_pass(self, z, y):
        """Not divided by the batch: the layers below do that where they want it."""
        return np.exp(self.log_softmax(z)) - self.one_hot(z, y)


# The network


class NN:
    """Layers, one after the other."""

    def __init__(self):
        self.hidden_layers = []

    def add_layer(self, name, input_dims, output_dims):
        if name == 'hidden':
            self.hidden_layers.append(Hidden(input_dims, output_dims))
        if name == 'hidden_vondrick':
            self.hidden_layers.append(Hidden_Vondrick(input_dims, output_dims))
        if name == 'output':
            self.output_layer = Output(input_dims, output_dims)
        if name == 'loss':
            self.loss_layer = Loss()

    def run(self, X):
        """The input, then the output of every hidden layer."""
        outputs = [X]
        for layer in self.hidden_layers:
            outputs.append(layer.forward_pass(outputs[-1]))
        return outputs

    def forward_prop(self, X, y, alpha):
        """The loss has half of alpha times every squared weight in it."""
        outputs = self.run(X)
        z = self.output_layer.forward_pass(outputs[-1])
        squares = sum(np.sum(layer.W**2) for layer in [*self.hidden_layers, self.output_layer])
        return outputs[1:], z, self.loss_layer.forward_pass(z, y) + alpha / 2 * squares

    def backward_prop(self, X, hidden_outputs, z, y, alpha, learning_rate):
        outputs = [X, *hidden_outputs]
        gradient = self.loss_layer.backward_pass(z, y)
        gradient = self.output_layer.backward_pass(outputs[-1], gradient, alpha, learning_rate)
        for k in reversed(range(len(self.hidden_layers))):
            gradient = self.hidden_layers[k].backward_pass(outputs[k], outputs[k + 1], gradient, alpha, learning_rate)

    def train(self, X, y, epochs, batch_size, learning_rate, alpha):
        """Returns the mean loss of each epoch's batches."""
        losses = []
        for _ in range(epochs):
            batches = []
            for start in range(0, len(X), batch_size):
                rows = slice(start, start + batch_size)
                hidden_outputs, z, loss = self.forward_prop(X[rows], y[rows], alpha)
                self.backward_prop(X[rows], hidden_outputs, z, y[rows], alpha, learning_rate)
                batches.append(loss)
            losses.append(np.mean(batches))
        return losses

    def predict(self, X):
        return self.output_layer.forward_pass(self.run(X)[-1]).argmax(axis=1)

    def compute_accuracy(self, X, Y):
        return np.mean(self.predict(X) == Y.ravel())


# Test functions: each returns the function, and a function that returns its optimum.


def origin():
    return np.array([0.0, 0.0])


def bowl():
    def f(x, y):
        return x**2 + y**2

    return f, origin


def mult():
    def f(x, y):
        return np.sin(np.sqrt(x**2 + y**2))

    return f, origin


def monkey():
    def f(x, y):
        return x**3 + 3 * x * y**2

    return f, origin


def matyas():
    def f(x, y):
        return 0.26 * (x**2 + y**2) - 0.48 * x * y

    return f, origin


def easom():
    def f(x, y):
        return -np.cos(x) * np.cos(y) * np.exp(-((x - np.pi) ** 2) - (y - np.pi) ** 2)

    def optimum():
        return np.array([np.pi, np.pi])

    return f, optimum


# Optimizers: each takes one step.


def noisy(slope):
    """The slope as an optimizer sees it: with normal noise of standard deviation 1."""
    return np.random.normal(slope, 1)


def gradient_descent(x, y, dx, dy, hparams):
    return x - hparams['alpha'] * dx, y - hparams['alpha'] * dy


def stochastic_gradient_descent(x, y, dx, dy, hparams):
    return gradient_descent(x, y, noisy(dx), noisy(dy), hparams)


def momentum(x, y, dx, dy, v_x, v_y, hparams):
    v_x = hparams['gamma'] * v_x + hparams['alpha'] * noisy(dx)
    v_y = hparams['gamma'] * v_y + hparams['alpha'] * noisy(dy)
    return x - v_x, y - v_y, v_x, v_y


def adagrad(x, y, dx, dy, v_x, v_y, hparams):
    def one(theta, slope, v):
        g = noisy(slope)
        v = v + g**2
        return theta - hparams['alpha'] * g / np.sqrt(v + hparams['eps']), v

    x, v_x = one(x, dx, v_x)
    y, v_y = one(y, dy, v_y)
    return x, y, v_x, v_y


def adam(x, y, dx, dy, f_x, f_y, s_x, s_y, i, hparams):
    beta_1, beta_2 = hparams['beta_1'], hparams['beta_2']

    def one(theta, slope, f, s):
        g = noisy(slope)
        f = beta_1 * f + (1 - beta_1) * g
        s = beta_2 * s + (1 - beta_2) * g**2
        f_corrected = f / (1 - beta_1 ** (i + 1))
        s_corrected = s / (1 - beta_2 ** (i + 1))
        return theta - hparams['alpha'] * f_corrected / np.sqrt(s_corrected + hparams['eps']), f, s

    x, f_x, s_x = one(x, dx, f_x, s_x)
    y, f_y, s_y = one(y, dy, f_y, s_y)
    return x, y, f_x, f_y, s_x, s_y
