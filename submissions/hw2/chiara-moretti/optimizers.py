import numpy as np

np.random.seed(42)  # so that my plots in the pdf are the same as here

ZERO = np.zeros(2)


def bowl():
    f = lambda x, y: np.square(x) + np.square(y)
    return f, lambda: ZERO.copy()


def mult():
    f = lambda x, y: np.sin(np.sqrt(np.square(x) + np.square(y)))
    return f, lambda: ZERO.copy()


def monkey():
    f = lambda x, y: np.power(x, 3) + 3 * x * np.power(y, 2)
    return f, lambda: ZERO.copy()


def matyas():
    # as a quadratic form p' A p
    A = np.array([[0.26, -0.24], [-0.24, 0.26]])

    def f(x, y):
        p = np.array([x, y])
        return p @ A @ p

    return f, lambda: ZERO.copy()


def easom():
    c = np.full(2, np.pi)

    def f(x, y):
        p = np.array([x, y])
        return -np.prod(np.cos(p)) * np.exp(-np.sum((p - c) ** 2))

    return f, lambda: c


def noisy(dx, dy):
    return np.array([dx, dy]) + np.random.normal(size=2)


def gradient_descent(x, y, dx, dy, hparams):
    theta = np.array([x, y]) - hparams['alpha'] * np.array([dx, dy])
    return theta


def stochastic_gradient_descent(x, y, dx, dy, hparams):
    theta = np.array([x, y]) - hparams['alpha'] * noisy(dx, dy)
    return theta


def momentum(x, y, dx, dy, v_x, v_y, hparams):
    v = hparams['gamma'] * np.array([v_x, v_y]) + hparams['alpha'] * noisy(dx, dy)
    theta = np.array([x, y]) - v
    return np.concatenate([theta, v])


def adagrad(x, y, dx, dy, v_x, v_y, hparams):
    g = noisy(dx, dy)
    G = np.array([v_x, v_y]) + g ** 2
    theta = np.array([x, y]) - hparams['alpha'] / np.sqrt(G + hparams['eps']) * g
    return [*theta, *G]


def adam(x, y, dx, dy, f_x, f_y, s_x, s_y, i, hparams):
    alpha, eps, b1, b2 = (hparams[k] for k in ('alpha', 'eps', 'beta_1', 'beta_2'))
    g = noisy(dx, dy)
    f = b1 * np.array([f_x, f_y]) + (1 - b1) * g
    s = b2 * np.array([s_x, s_y]) + (1 - b2) * g ** 2
    f_hat = f / (1 - b1 ** (i + 1))
    s_hat = s / (1 - b2 ** (i + 1))
    theta = np.array([x, y]) - alpha * f_hat / np.sqrt(s_hat + eps)
    return [theta[0], theta[1], f[0], f[1], s[0], s[1]]


# ---- Section 1 ----

def affine(X, W, c):
    return np.add(np.matmul(X, W), c)


def minus_max(z):
    return np.subtract(z, np.max(z, axis=-1, keepdims=True))


def hot(y, k):
    return np.equal.outer(np.asarray(y).ravel(), np.arange(k)).astype(float)


class Hidden:
    def __init__(self, input_dims, output_dims):
        self.W = np.random.uniform(-0.5, 0.5, (input_dims, output_dims))
        self.c = np.random.uniform(-0.5, 0.5, output_dims)

    leaky_relu = lambda self, inp: np.maximum(inp, 0.01 * inp)
    leaky_relu_derivative = lambda self, h: np.where(np.greater(h, 0), 1., 0.01)

    def forward_pass(self, X):
        return self.leaky_relu(affine(X, self.W, self.c))

    def backward_pass(self, X, h, dLdh, alpha, learning_rate):
        d = np.multiply(dLdh, self.leaky_relu_derivative(h))
        out = np.matmul(d, self.W.T)
        self.W = self.W - learning_rate * (np.matmul(X.T, d) + alpha * self.W)
        self.c = self.c - learning_rate * np.mean(d, axis=0)
        return out


class Hidden_Vondrick:
    def __init__(self, input_dims, output_dims):
        self.W = np.random.uniform(0, 1, (input_dims, output_dims))
        self.c = np.random.uniform(0, 1, output_dims)
        self.vondrick_exponent = np.random.uniform(1.4, 2)
        self.U = None

    def forward_pass(self, X):
        self.U = affine(X, self.W, self.c)
        return self.vondrick_activation(self.U)

    def vondrick_activation(self, U):
        plus, minus = np.fmax(U, 0), np.fmin(U, 0)
        return np.power(plus, self.vondrick_exponent) + 0.01 * minus

    def vondrick_activation_derivative(self):
        n = self.vondrick_exponent
        plus = np.fmax(self.U, 0)
        # log(0) is replaced by log(1) = 0
        log = np.log(np.where(plus > 0, plus, 1))
        return np.where(plus > 0, n * np.power(plus, n - 1), 0.01), np.power(plus, n) * log

    def backward_pass(self, X, h, dLdh, alpha, learning_rate=0.0005):
        wrt_U, wrt_n = self.vondrick_activation_derivative()
        d = np.multiply(dLdh, wrt_U)
        out = np.matmul(d, self.W.T)
        self.W = self.W - 0.0005 * (np.matmul(X.T, d) + alpha * self.W)
        self.c = self.c - 0.0005 * np.sum(d, axis=0)
        self.vondrick_exponent = np.maximum(1.01, self.vondrick_exponent - 0.001 * np.vdot(dLdh, wrt_n) / np.size(dLdh))
        return out


class Output:
    def __init__(self, input_dims, output_dims):
        self.w = np.random.uniform(-0.5, 0.5, (input_dims, output_dims))
        self.b = np.random.uniform(-0.5, 0.5, output_dims)

    def forward_pass(self, h):
        return minus_max(affine(h, self.w, self.b))

    def backward_pass(self, h, dLdz, alpha, learning_rate):
        out = np.matmul(dLdz, self.w.T)
        self.w = self.w - learning_rate * (np.matmul(h.T, dLdz) + alpha * self.w)
        self.b = self.b - learning_rate * np.mean(dLdz, axis=0)
        return out


class Loss:
    def __init__(self, input_dims, output_dims):
        self.k = output_dims

    def log_probabilities(self, z):
        z = minus_max(z)
        return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))

    def forward_pass(self, z, y):
        return -np.vdot(hot(y, np.shape(z)[1]), self.log_probabilities(z)) / len(z)

    def backward_pass(self, z, y):
        return np.exp(self.log_probabilities(z)) - hot(y, np.shape(z)[1])


class NN:
    def __init__(self):
        self.hidden_layers, self.output_layer, self.loss_layer = [], None, None

    def add_layer(self, name, input_dims, output_dims):
        if name == 'output':
            self.output_layer = Output(input_dims, output_dims)
        elif name == 'loss':
            self.loss_layer = Loss(input_dims, output_dims)
        else:
            kind = Hidden if name == 'hidden' else Hidden_Vondrick
            self.hidden_layers.append(kind(input_dims, output_dims))

    def weights(self):
        return np.concatenate([l.W.ravel() for l in self.hidden_layers] + [self.output_layer.w.ravel()])

    def forward_prop(self, X, y, alpha):
        hidden_outputs = []
        for layer in self.hidden_layers:
            X = layer.forward_pass(X)
            hidden_outputs.append(X)
        z = self.output_layer.forward_pass(X)
        w = self.weights()
        return [hidden_outputs, z, self.loss_layer.forward_pass(z, y) + alpha / 2 * np.inner(w, w)]

    def backward_prop(self, X, hidden_outputs, z, y, alpha=0.01, learning_rate=0.01):
        g = self.loss_layer.backward_pass(z, y)
        g = self.output_layer.backward_pass(hidden_outputs[-1], g, alpha, learning_rate)
        below = [X, *hidden_outputs[:-1]]
        for layer, x, h in zip(self.hidden_layers[::-1], below[::-1], hidden_outputs[::-1]):
            g = layer.backward_pass(x, h, g, alpha, learning_rate)

    def train(self, X, y, epochs, batch_size, learning_rate, alpha, show_training_accuracy=True):
        starts = np.arange(0, len(X), batch_size)
        losses = np.empty((epochs, len(starts)))
        for e in range(epochs):
            for b, k in enumerate(starts):
                xb, yb = X[k:k + batch_size], y[k:k + batch_size]
                hs, z, losses[e, b] = self.forward_prop(xb, yb, alpha)
                self.backward_prop(xb, hs, z, yb, alpha, learning_rate)
        return losses.mean(axis=1)

    def predict(self, X):
        for layer in self.hidden_layers:
            X = layer.forward_pass(X)
        return np.argmax(self.output_layer.forward_pass(X), axis=1)

    def compute_accuracy(self, X, Y):
        return np.mean(np.equal(self.predict(X), np.ravel(Y)))
