"""Homework 2, Bjorn Eriksen.

Section 1 with einsum everywhere: n = sample, i = in, o = out. If the letters are right the shapes are right.
"""
import numpy as np

rng = np.random.default_rng()


class Hidden:
    def __init__(self, input_dims, output_dims):
        self.W = rng.uniform(-0.5, 0.5, (input_dims, output_dims))
        self.c = rng.uniform(-0.5, 0.5, (1, output_dims))

    def forward_pass(self, X):
        return self.leaky_relu(np.einsum('ni,io->no', X, self.W) + self.c)

    def backward_pass(self, X, h, dLdh, alpha, learning_rate):
        delta = dLdh * self.leaky_relu_derivative(h)
        back = np.einsum('no,io->ni', delta, self.W)
        grad_W = np.einsum('ni,no->io', X, delta) + alpha * self.W
        grad_c = np.einsum('no->o', delta)[None, :] / len(delta)
        self.W = self.W - learning_rate * grad_W
        self.c = self.c - learning_rate * grad_c
        return back

    def leaky_relu(self, inp):
        return np.where(inp > 0, inp, 0.01 * inp)

    def leaky_relu_derivative(self, h):
        return np.where(h > 0, 1.0, 0.01)


class Hidden_Vondrick:
    def __init__(self, input_dims, output_dims):
        self.W = rng.uniform(0, 1, (input_dims, output_dims))
        self.c = rng.uniform(0, 1, (1, output_dims))
        self.vondrick_exponent = rng.uniform(1.4, 2)
        self.U = None

    def forward_pass(self, X):
        self.U = np.einsum('ni,io->no', X, self.W) + self.c
        return self.vondrick_activation(self.U)

    def backward_pass(self, X, h, dLdh, alpha, learning_rate=0.0005):
        dU, dn = self.vondrick_activation_derivative()
        delta = np.einsum('no,no->no', dLdh, dU)
        back = np.einsum('no,io->ni', delta, self.W)
        grad_n = np.einsum('no,no->', dLdh, dn)
        # both rates are fixed in the text, the argument is not used
        self.W = self.W - 0.0005 * (np.einsum('ni,no->io', X, delta) + alpha * self.W)
        self.c = self.c - 0.0005 * np.einsum('no->o', delta)[None, :]
        self.vondrick_exponent = max(1.01, self.vondrick_exponent - 0.001 * grad_n)
        return back

    def vondrick_activation(self, U):
        positive = np.where(U > 0, U, 1.0)
        return np.where(U > 0, positive ** self.vondrick_exponent, 0.01 * U)

    def vondrick_activation_derivative(self):
        n = self.vondrick_exponent
        # ones instead of the negative entries: no NaN, no warning, and log(1) = 0
        positive = np.where(self.U > 0, self.U, 1.0)
        derivative_wrt_U = np.where(self.U > 0, n * positive ** (n - 1), 0.01)
        derivative_wrt_exponent = np.log(positive) * positive ** n
        return derivative_wrt_U, derivative_wrt_exponent


class Output:
    def __init__(self, input_dims, output_dims):
        self.w = rng.uniform(-0.5, 0.5, (input_dims, output_dims))
        self.b = rng.uniform(-0.5, 0.5, (1, output_dims))

    def forward_pass(self, h):
        z = np.einsum('ni,io->no', h, self.w) + self.b
        return z - z.max(axis=1, keepdims=True)

    def backward_pass(self, h, dLdz, alpha, learning_rate):
        back = np.einsum('no,io->ni', dLdz, self.w)
        self.w = self.w - learning_rate * (np.einsum('ni,no->io', h, dLdz) + alpha * self.w)
        self.b = self.b - learning_rate * np.einsum('no->o', dLdz)[None, :] / len(dLdz)
        return back


class Loss:
    def __init__(self, input_dims, output_dims):
        self.classes = output_dims

    def _one_hot(self, z, y):
        return np.eye(z.shape[1])[np.asarray(y).astype(int).ravel()]

    def forward_pass(self, z, y):
        z = z - z.max(axis=1, keepdims=True)
        log_p = z - np.log(np.einsum('no->n', np.exp(z)))[:, None]
        return -np.einsum('no,no->', self._one_hot(z, y), log_p) / len(z)

    def backward_pass(self, z, y):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / np.einsum('no->n', e)[:, None] - self._one_hot(z, y)


class NN:
    KINDS = {'hidden': Hidden, 'hidden_vondrick': Hidden_Vondrick}

    def __init__(self):
        self.hidden_layers = []
        self.output_layer = None
        self.loss_layer = None

    def add_layer(self, name, input_dims, output_dims):
        name = name.lower()
        if name == 'output':
            self.output_layer = Output(input_dims, output_dims)
        elif name == 'loss':
            self.loss_layer = Loss(input_dims, output_dims)
        else:
            self.hidden_layers.append(self.KINDS[name](input_dims, output_dims))

    def forward_prop(self, X, y, alpha):
        hidden_outputs = []
        for layer in self.hidden_layers:
            X = layer.forward_pass(X)
            hidden_outputs.append(X)
        z = self.output_layer.forward_pass(X)
        L = self.loss_layer.forward_pass(z, y)
        matrices = [layer.W for layer in self.hidden_layers] + [self.output_layer.w]
        L = L + alpha / 2 * sum(np.einsum('io,io->', M, M) for M in matrices)
        return hidden_outputs, z, L

    def backward_prop(self, X, hidden_outputs, z, y, alpha=0.01, learning_rate=0.01):
        inputs = [X] + list(hidden_outputs)
        g = self.loss_layer.backward_pass(z, y)
        g = self.output_layer.backward_pass(inputs[-1], g, alpha, learning_rate)
        for k in reversed(range(len(self.hidden_layers))):
            g = self.hidden_layers[k].backward_pass(inputs[k], inputs[k + 1], g, alpha, learning_rate)

    def train(self, X, y, epochs, batch_size, learning_rate, alpha, show_training_accuracy=True):
        history = []
        for epoch in range(epochs):
            if show_training_accuracy:
                print('epoch', epoch + 1, 'accuracy', self.compute_accuracy(X, y))
            per_batch = []
            for start in range(0, len(X), batch_size):
                rows = slice(start, start + batch_size)
                hs, z, L = self.forward_prop(X[rows], y[rows], alpha)
                per_batch.append(L)
                self.backward_prop(X[rows], hs, z, y[rows], alpha, learning_rate)
            history.append(np.mean(per_batch))
        return history

    def predict(self, X):
        for layer in self.hidden_layers:
            X = layer.forward_pass(X)
        return self.output_layer.forward_pass(X).argmax(axis=1)

    def compute_accuracy(self, X, Y):
        return np.mean(self.predict(X) == np.asarray(Y).ravel())


# ---------------------------------------------------------------- section 2

def bowl():
    return (lambda x, y: x**2 + y**2), (lambda: (0.0, 0.0))


def mult():
    return (lambda x, y: np.sin(np.sqrt(x**2 + y**2))), (lambda: (0.0, 0.0))


def monkey():
    return (lambda x, y: x**3 + 3*x*y**2), (lambda: (0.0, 0.0))


def matyas():
    return (lambda x, y: 0.26*(x**2 + y**2) - 0.48*x*y), (lambda: (0.0, 0.0))


def easom():
    hole = lambda x, y: -np.cos(x)*np.cos(y)*np.exp(-(x - np.pi)**2 - (y - np.pi)**2)
    return hole, (lambda: (np.pi, np.pi))


def gradient_descent(x, y, dx, dy, hparams):
    rate = hparams['alpha']
    return x - rate*dx, y - rate*dy


def stochastic_gradient_descent(x, y, dx, dy, hparams):
    return gradient_descent(x, y, np.random.normal(dx, 1), np.random.normal(dy, 1), hparams)


def momentum(x, y, dx, dy, v_x, v_y, hparams):
    v_x = hparams['gamma']*v_x + hparams['alpha']*np.random.normal(dx, 1)
    v_y = hparams['gamma']*v_y + hparams['alpha']*np.random.normal(dy, 1)
    return x - v_x, y - v_y, v_x, v_y


def adagrad(x, y, dx, dy, v_x, v_y, hparams):
    g_x, g_y = np.random.normal(dx, 1), np.random.normal(dy, 1)
    v_x, v_y = v_x + g_x**2, v_y + g_y**2
    step = lambda g, v: hparams['alpha']*g/np.sqrt(v + hparams['eps'])
    return x - step(g_x, v_x), y - step(g_y, v_y), v_x, v_y


def adam(x, y, dx, dy, f_x, f_y, s_x, s_y, i, hparams):
    b1, b2 = hparams['beta_1'], hparams['beta_2']
    g_x, g_y = np.random.normal(dx, 1), np.random.normal(dy, 1)
    f_x, f_y = b1*f_x + (1 - b1)*g_x, b1*f_y + (1 - b1)*g_y
    s_x, s_y = b2*s_x + (1 - b2)*g_x**2, b2*s_y + (1 - b2)*g_y**2
    first, second = 1 - b1**(i + 1), 1 - b2**(i + 1)
    step = lambda f, s: hparams['alpha']*(f/first)/np.sqrt(s/second + hparams['eps'])
    return x - step(f_x, s_x), y - step(f_y, s_y), f_x, f_y, s_x, s_y
