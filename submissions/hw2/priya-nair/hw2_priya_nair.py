# Homework 2 - Priya Nair
import numpy as np

rand = np.random.random_sample


def relu01(x):
    return x * ((x > 0) * 0.99 + 0.01)


class Hidden(object):
    def __init__(self, n_in, n_out):
        self.W = rand((n_in, n_out)) - 0.5
        self.c = rand((1, n_out)) - 0.5

    def forward_pass(self, X):
        self.U = np.matmul(X, self.W) + self.c
        self.h = self.leaky_relu(self.U)
        return self.h

    def backward_pass(self, X, h, dLdh, alpha, learning_rate):
        d = np.multiply(dLdh, self.leaky_relu_derivative(h))
        prev = np.matmul(d, np.transpose(self.W))
        self.W = self.W - learning_rate * (np.matmul(np.transpose(X), d) + alpha * self.W)
        self.c = self.c - learning_rate * np.sum(d, axis=0, keepdims=True)
        return prev

    def leaky_relu(self, inp):
        return relu01(inp)

    def leaky_relu_derivative(self, h):
        return (h > 0) * 0.99 + 0.01


class Hidden_Vondrick(object):
    def __init__(self, n_in, n_out):
        self.W = rand((n_in, n_out))
        self.c = rand((1, n_out))
        self.vondrick_exponent = np.random.uniform(1.4, 2.0)
        self.U = None

    def forward_pass(self, X):
        self.U = np.matmul(X, self.W) + self.c
        return self.vondrick_activation(self.U)

    def vondrick_activation(self, U):
        return np.abs(U) ** self.vondrick_exponent * (U > 0) + 0.01 * U * (U <= 0)

    def vondrick_activation_derivative(self):
        U, n = self.U, self.vondrick_exponent
        dU = n * U ** (n - 1) * (U > 0) + 0.01 * (U <= 0)
        safe = np.where(U > 0, U, 1.0)
        dn = np.log(safe) * safe ** n
        return dU, dn

    def backward_pass(self, X, h, dLdh, alpha, learning_rate=0.0005):
        dU, dn = self.vondrick_activation_derivative()
        d = np.multiply(dLdh, dU)
        prev = np.matmul(d, np.transpose(self.W))
        self.W = self.W - 0.0005 * (np.matmul(np.transpose(X), d) + alpha * self.W)
        self.c = self.c - 0.0005 * np.sum(d, axis=0, keepdims=True)
        n = self.vondrick_exponent - 0.001 * np.mean(np.multiply(dLdh, dn))
        self.vondrick_exponent = max(n, 1.01)
        return prev


class Output(object):
    def __init__(self, n_in, n_out):
        self.w = rand((n_in, n_out)) - 0.5
        self.b = rand((1, n_out)) - 0.5

    def forward_pass(self, h):
        z = np.matmul(h, self.w) + self.b
        return z - np.max(z, axis=1, keepdims=True)

    def backward_pass(self, h, dLdz, alpha, learning_rate):
        prev = np.matmul(dLdz, np.transpose(self.w))
        self.w = self.w - learning_rate * (np.matmul(np.transpose(h), dLdz) + alpha * self.w)
        self.b = self.b - learning_rate * np.sum(dLdz, axis=0, keepdims=True)
        return prev


class Loss(object):
    def __init__(self, n_in, n_out):
        self.n_out = n_out

    def log_p(self, z):
        z = z - np.max(z, axis=1, keepdims=True)
        return z - np.log(np.sum(np.exp(z), axis=1, keepdims=True))

    def hot(self, z, y):
        return 1.0 * (np.arange(z.shape[1]) == np.reshape(y, (-1, 1)))

    def forward_pass(self, z, y):
        return -np.sum(self.log_p(z) * self.hot(z, y)) / z.shape[0]

    def backward_pass(self, z, y):
        return np.exp(self.log_p(z)) - self.hot(z, y)


class NN(object):
    def __init__(self):
        self.hidden_layers = []
        self.output_layer = None
        self.loss_layer = None

    def add_layer(self, name, n_in, n_out):
        if name == 'output':
            self.output_layer = Output(n_in, n_out)
            return
        if name == 'loss':
            self.loss_layer = Loss(n_in, n_out)
            return
        self.hidden_layers.append(Hidden(n_in, n_out) if name == 'hidden' else Hidden_Vondrick(n_in, n_out))

    def logits(self, X):
        hs = []
        for layer in self.hidden_layers:
            X = layer.forward_pass(X)
            hs.append(X)
        return hs, self.output_layer.forward_pass(X)

    def forward_prop(self, X, y, alpha):
        hs, z = self.logits(X)
        loss = self.loss_layer.forward_pass(z, y)
        norms = [np.linalg.norm(layer.W) for layer in self.hidden_layers]
        norms.append(np.linalg.norm(self.output_layer.w))
        loss += alpha / 2 * sum(n ** 2 for n in norms)
        return hs, z, loss

    def backward_prop(self, X, hidden_outputs, z, y, alpha=0.01, learning_rate=0.01):
        g = self.loss_layer.backward_pass(z, y)
        g = self.output_layer.backward_pass(hidden_outputs[-1], g, alpha, learning_rate)
        for i in list(range(len(self.hidden_layers)))[::-1]:
            x = ([X] + hidden_outputs)[i]
            g = self.hidden_layers[i].backward_pass(x, hidden_outputs[i], g, alpha, learning_rate)

    def train(self, X, y, epochs, batch_size, learning_rate, alpha, show_training_accuracy=True):
        history = []
        cuts = range(0, len(X), batch_size)
        for epoch in range(epochs):
            losses = []
            for a in cuts:
                hs, z, L = self.forward_prop(X[a:a + batch_size], y[a:a + batch_size], alpha)
                self.backward_prop(X[a:a + batch_size], hs, z, y[a:a + batch_size], alpha, learning_rate)
                losses.append(L)
            history.append(np.mean(losses))
            if show_training_accuracy:
                print('epoch %d: loss %.4f, accuracy %.4f' % (epoch, history[-1], self.compute_accuracy(X, y)))
        return history

    def predict(self, X):
        z = self.logits(X)[1]
        return np.argmax(z, axis=1)

    def compute_accuracy(self, X, Y):
        guess = self.predict(X)
        return sum(int(g) == int(t.item()) for g, t in zip(guess, Y)) / len(Y)


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
