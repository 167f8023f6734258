"""HW2 parts 2 and 1 - Dmitri Volkov

I keep every function in a small class with an optimum, because I use them in the plots too.
The required functions at the bottom just hand them out.
"""
from __future__ import annotations

import numpy as np

rng = np.random.default_rng()


class TestFunc:
    def __init__(self, body, best):
        self.body = body
        self.best = list(best)

    def value(self, x, y):
        return self.body(x, y)

    def where(self):
        return self.best

    def pair(self):
        return self.value, self.where


_funcs = {
    'bowl': TestFunc(lambda x, y: sum(t ** 2 for t in (x, y)), (0, 0)),
    'mult': TestFunc(lambda x, y: np.sin((x ** 2 + y ** 2) ** .5), (0, 0)),
    'monkey': TestFunc(lambda x, y: x ** 3 + 3 * x * y ** 2, (0, 0)),
    'matyas': TestFunc(lambda x, y: .26 * x ** 2 + .26 * y ** 2 - .48 * x * y, (0, 0)),
    'easom': TestFunc(lambda x, y: -np.cos(x) * np.cos(y) * np.exp(-(x - np.pi) ** 2 - (y - np.pi) ** 2), (3.141593, 3.141593)),
}


def bowl():
    return _funcs['bowl'].pair()


def mult():
    return _funcs['mult'].pair()


def monkey():
    return _funcs['monkey'].pair()


def matyas():
    return _funcs['matyas'].pair()


def easom():
    return _funcs['easom'].pair()


def add_noise(grads):
    """changes the list that it gets!"""
    for k in range(len(grads)):
        grads[k] += rng.normal(0, 1)
    return grads


def make_step(alpha):
    def step(theta, direction):
        for k in range(len(theta)):
            theta[k] -= alpha * direction[k]
        return theta

    return step


def gradient_descent(x, y, dx, dy, hparams):
    theta = make_step(hparams['alpha'])([x, y], [dx, dy])
    return tuple(theta)


def sgd(x, y, dx, dy, hparams):
    theta = make_step(hparams['alpha'])([x, y], add_noise([dx, dy]))
    return tuple(theta)


def momentum(x, y, dx, dy, v_x, v_y, hparams):
    g = add_noise([dx, dy])
    v = [v_x, v_y]
    for k in range(2):
        v[k] *= hparams['gamma']
        v[k] += hparams['alpha'] * g[k]
    theta = make_step(1)([x, y], v)
    return (*theta, *v)


def adagrad(x, y, dx, dy, v_x, v_y, hparams):
    g = add_noise([dx, dy])
    G = [v_x, v_y]
    theta = [x, y]
    for k in range(2):
        G[k] += g[k] ** 2
        # epsilon outside, as in the pytorch docs
        theta[k] -= hparams['alpha'] * g[k] / (G[k] ** .5 + hparams['eps'])
    return (*theta, *G)


def adam(x, y, dx, dy, f_x, f_y, s_x, s_y, i, hparams):
    b1, b2 = hparams['beta_1'], hparams['beta_2']
    theta, first, second = [x, y], [f_x, f_y], [s_x, s_y]
    for k, g in enumerate(add_noise([dx, dy])):
        first[k] = b1 * first[k] + (1 - b1) * g
        second[k] = b2 * second[k] + (1 - b2) * g ** 2
        m = first[k] / (1 - b1 ** (i + 1))
        v = second[k] / (1 - b2 ** (i + 1))
        theta[k] -= hparams['alpha'] * m / (v ** .5 + hparams['eps'])
    return (*theta, *first, *second)


# ======================= part 1, layers =======================

class Weighted:
    """Everything with weights and a bias. The subclasses say how they bend the line and how fast they learn."""
    low = -.5

    def __init__(self, input_dims, output_dims):
        self.W = rng.random((input_dims, output_dims)) + self.low
        self.c = rng.random((1, output_dims)) + self.low

    def line(self, X):
        return X @ self.W + self.c

    def learn(self, X, delta, alpha, rate, bias_rate):
        """changes W and c, returns the gradient for the layer below (with the W from before!)"""
        below = delta @ self.W.T
        for k in range(self.W.shape[0]):
            self.W[k] -= rate * (X[:, k] @ delta + alpha * self.W[k])
        for row in delta:
            self.c[0] -= bias_rate * row
        return below


class Hidden(Weighted):
    def leaky_relu(self, inp):
        out = np.array(inp, dtype=float)
        out[out <= 0] *= .01
        return out

    def leaky_relu_derivative(self, h):
        return .01 + .99 * (h > 0)

    def forward_pass(self, X):
        return self.leaky_relu(self.line(X))

    def backward_pass(self, X, h, dLdh, alpha, learning_rate):
        return self.learn(X, dLdh * self.leaky_relu_derivative(h), alpha, learning_rate, learning_rate / len(X))


class Hidden_Vondrick(Weighted):
    low = 0

    def __init__(self, input_dims, output_dims):
        super().__init__(input_dims, output_dims)
        self.vondrick_exponent = rng.uniform(1.4, 2)
        self.U = None

    def forward_pass(self, X):
        self.U = self.line(X)
        return self.vondrick_activation(self.U)

    def vondrick_activation(self, U):
        out = .01 * U
        pos = U > 0
        out[pos] = U[pos] ** self.vondrick_exponent
        return out

    def vondrick_activation_derivative(self):
        n, pos = self.vondrick_exponent, self.U > 0
        d_u, d_n = np.full(self.U.shape, .01), np.zeros(self.U.shape)
        d_u[pos] = n * self.U[pos] ** (n - 1)
        d_n[pos] = np.log(self.U[pos]) * self.U[pos] ** n
        return d_u, d_n

    def backward_pass(self, X, h, dLdh, alpha, learning_rate=.0005):
        d_u, d_n = self.vondrick_activation_derivative()
        self.vondrick_exponent = max(1.01, self.vondrick_exponent - .001 * (dLdh * d_n).sum())
        # rates of its own, the learning_rate of the network is not used
        return self.learn(X, dLdh * d_u, alpha, .0005, .0005)


class Output(Weighted):
    def forward_pass(self, h):
        z = self.line(h)
        return z - z.max(axis=1, keepdims=True)

    def backward_pass(self, h, dLdz, alpha, learning_rate):
        return self.learn(h, dLdz, alpha, learning_rate, learning_rate / len(h))


class Loss:
    def __init__(self, input_dims, output_dims):
        self.n_classes = output_dims

    def forward_pass(self, z, y):
        total = 0
        for row, label in zip(z, np.ravel(y)):
            top = row.max()
            total += np.log(np.exp(row - top).sum()) + top - row[int(label)]
        return total / len(z)

    def backward_pass(self, z, y):
        out = np.exp(z - z.max(axis=1, keepdims=True))
        for row, label in zip(out, np.ravel(y)):
            row /= row.sum()
            row[int(label)] -= 1
        return out


class NN:
    kinds = {'hidden': Hidden, 'hidden_vondrick': Hidden_Vondrick, 'output': Output, 'loss': Loss}

    def __init__(self):
        self.hidden_layers = []
        self.output_layer = self.loss_layer = None

    def add_layer(self, name, input_dims, output_dims):
        layer = self.kinds[name.lower()](input_dims, output_dims)
        if isinstance(layer, Output):
            self.output_layer = layer
        elif isinstance(layer, Loss):
            self.loss_layer = layer
        else:
            self.hidden_layers.append(layer)

    def forward_prop(self, X, y, alpha):
        hs = []
        for layer in self.hidden_layers:
            hs.append(layer.forward_pass(hs[-1] if hs else X))
        z = self.output_layer.forward_pass(hs[-1])
        L = self.loss_layer.forward_pass(z, y)
        for layer in [*self.hidden_layers, self.output_layer]:
            L += alpha * (layer.W ** 2).sum() / 2
        return hs, z, L

    def backward_prop(self, X, hidden_outputs, z, y, alpha=.01, learning_rate=.01):
        g = self.loss_layer.backward_pass(z, y)
        g = self.output_layer.backward_pass(hidden_outputs[-1], g, alpha, learning_rate)
        for k, layer in reversed(list(enumerate(self.hidden_layers))):
            g = layer.backward_pass(hidden_outputs[k - 1] if k else X, hidden_outputs[k], g, alpha, learning_rate)

    def train(self, X, y, epochs, batch_size, learning_rate, alpha, show_training_accuracy=True):
        history = []
        for epoch in range(epochs):
            if show_training_accuracy:
                print('epoch', epoch + 1, self.compute_accuracy(X, y))
            run = []
            for k in range(0, len(X), batch_size):
                hs, z, L = self.forward_prop(X[k:k + batch_size], y[k:k + batch_size], alpha)
                self.backward_prop(X[k:k + batch_size], hs, z, y[k:k + batch_size], alpha, learning_rate)
                run.append(L)
            history.append(sum(run) / len(run))
        return history

    def predict(self, X):
        for layer in self.hidden_layers:
            X = layer.forward_pass(X)
        return self.output_layer.forward_pass(X).argmax(axis=1)

    def compute_accuracy(self, X, Y):
        return sum(self.predict(X) == np.ravel(Y)) / len(X)
