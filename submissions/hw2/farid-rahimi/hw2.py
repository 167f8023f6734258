# HW2 - Farid Rahimi
from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

SLOPE = 0.01


# ---- helpers, all pure functions of arrays

def as_labels(y) -> np.ndarray:
    return np.asarray(y).reshape(-1).astype(np.int64)


def affine(X, W, c):
    return np.dot(X, W) + c


def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def log_softmax(z):
    z = z - np.max(z, axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def weight_gradient(X, delta, W, alpha):
    return np.dot(X.T, delta) + alpha * W


def power_where_positive(U, n):
    out = np.zeros_like(U)
    np.power(U, n, out=out, where=U > 0)
    return out


def log_where_positive(U):
    out = np.zeros_like(U)
    np.log(U, out=out, where=U > 0)
    return out


def uniform(low, high, *shape):
    return np.random.uniform(low, high, shape)


@dataclass
class Hidden:
    input_dims: int
    output_dims: int
    W: np.ndarray = field(init=False, repr=False)
    c: np.ndarray = field(init=False, repr=False)

    def __post_init__(self):
        self.W = uniform(-0.5, 0.5, self.input_dims, self.output_dims)
        self.c = uniform(-0.5, 0.5, 1, self.output_dims)

    def forward_pass(self, X):
        return self.leaky_relu(affine(X, self.W, self.c))

    @staticmethod
    def leaky_relu(inp):
        return inp * np.where(inp > 0, 1.0, SLOPE)

    @staticmethod
    def leaky_relu_derivative(h):
        return np.where(h > 0, 1.0, SLOPE)

    def backward_pass(self, X, h, dLdh, alpha, learning_rate):
        delta = dLdh * self.leaky_relu_derivative(h)
        for_prev = np.dot(delta, self.W.T)
        self.W = self.W - learning_rate * weight_gradient(X, delta, self.W, alpha)
        self.c = self.c - learning_rate * delta.mean(axis=0, keepdims=True)
        return for_prev


@dataclass
class Hidden_Vondrick:
    input_dims: int
    output_dims: int
    W: np.ndarray = field(init=False, repr=False)
    c: np.ndarray = field(init=False, repr=False)
    vondrick_exponent: float = field(init=False)
    U: np.ndarray | None = field(init=False, default=None, repr=False)

    def __post_init__(self):
        self.W = uniform(0, 1, self.input_dims, self.output_dims)
        self.c = uniform(0, 1, 1, self.output_dims)
        self.vondrick_exponent = np.random.uniform(1.4, 2)

    def forward_pass(self, X):
        self.U = affine(X, self.W, self.c)
        return self.vondrick_activation(self.U)

    def vondrick_activation(self, U):
        return power_where_positive(U, self.vondrick_exponent) + SLOPE * np.minimum(U, 0)

    def vondrick_activation_derivative(self):
        n, U = self.vondrick_exponent, self.U
        wrt_U = n * power_where_positive(U, n - 1) + SLOPE * (U <= 0)
        wrt_exponent = power_where_positive(U, n) * log_where_positive(U)
        return wrt_U, wrt_exponent

    def backward_pass(self, X, h, dLdh, alpha, learning_rate=0.0005):
        wrt_U, wrt_exponent = self.vondrick_activation_derivative()
        delta = dLdh * wrt_U
        for_prev = np.dot(delta, self.W.T)
        self.W = self.W - 0.0005 * weight_gradient(X, delta, self.W, alpha)
        self.c = self.c - 0.0005 * delta.sum(axis=0, keepdims=True)
        # average over the samples, sum over the units
        slope = (dLdh * wrt_exponent).sum() / X.shape[0]
        self.vondrick_exponent = max(self.vondrick_exponent - 0.001 * slope, 1.01)
        return for_prev


@dataclass
class Output:
    input_dims: int
    output_dims: int
    w: np.ndarray = field(init=False, repr=False)
    b: np.ndarray = field(init=False, repr=False)

    def __post_init__(self):
        self.w = uniform(-0.5, 0.5, self.input_dims, self.output_dims)
        self.b = uniform(-0.5, 0.5, 1, self.output_dims)

    def forward_pass(self, h):
        z = affine(h, self.w, self.b)
        return z - np.max(z, axis=1, keepdims=True)

    def backward_pass(self, h, dLdz, alpha, learning_rate):
        dLdh = np.dot(dLdz, self.w.T)
        self.w = self.w - learning_rate * weight_gradient(h, dLdz, self.w, alpha)
        self.b = self.b - learning_rate * dLdz.mean(axis=0, keepdims=True)
        return dLdh


@dataclass
class Loss:
    input_dims: int
    output_dims: int

    def forward_pass(self, z, y):
        rows = np.arange(len(z))
        return -log_softmax(z)[rows, as_labels(y)].mean()

    def backward_pass(self, z, y):
        grad = softmax(z)
        grad[np.arange(len(z)), as_labels(y)] -= 1.0
        return grad


def batches(X, y, size):
    for first in range(0, len(X), size):
        yield X[first:first + size], y[first:first + size]


@dataclass
class NN:
    hidden_layers: list = field(default_factory=list)
    output_layer: Output | None = None
    loss_layer: Loss | None = None

    def add_layer(self, name, input_dims, output_dims):
        kind = {'hidden': Hidden, 'hidden_vondrick': Hidden_Vondrick, 'output': Output, 'loss': Loss}[name.lower()]
        layer = kind(input_dims, output_dims)
        if kind is Output:
            self.output_layer = layer
        elif kind is Loss:
            self.loss_layer = layer
        else:
            self.hidden_layers.append(layer)

    def penalty(self, alpha):
        squares = sum((layer.W ** 2).sum() for layer in self.hidden_layers)
        return 0.5 * alpha * (squares + (self.output_layer.w ** 2).sum())

    def hidden_pass(self, X):
        outputs = []
        for layer in self.hidden_layers:
            X = layer.forward_pass(X)
            outputs.append(X)
        return outputs

    def forward_prop(self, X, y, alpha):
        hidden_outputs = self.hidden_pass(X)
        z = self.output_layer.forward_pass(hidden_outputs[-1])
        return hidden_outputs, z, self.loss_layer.forward_pass(z, y) + self.penalty(alpha)

    def backward_prop(self, X, hidden_outputs, z, y, alpha=0.01, learning_rate=0.01):
        grad = self.loss_layer.backward_pass(z, y)
        grad = self.output_layer.backward_pass(hidden_outputs[-1], grad, alpha, learning_rate)
        triples = zip(self.hidden_layers, [X, *hidden_outputs], hidden_outputs)
        for layer, below, own in reversed(list(triples)):
            grad = layer.backward_pass(below, own, grad, alpha, learning_rate)

    def train(self, X, y, epochs, batch_size, learning_rate, alpha, show_training_accuracy=True):
        loss = []
        for epoch in range(1, epochs + 1):
            if show_training_accuracy:
                print(f'[{epoch}] training accuracy {self.compute_accuracy(X, y):.3f}')
            losses = []
            for inp, out in batches(X, y, batch_size):
                hidden_outputs, z, L = self.forward_prop(inp, out, alpha)
                self.backward_prop(inp, hidden_outputs, z, out, alpha, learning_rate)
                losses.append(L)
            loss.append(sum(losses) / len(losses))
        return loss

    def predict(self, X):
        return self.output_layer.forward_pass(self.hidden_pass(X)[-1]).argmax(1)

    def compute_accuracy(self, X, Y):
        return float((self.predict(X) == as_labels(Y)).mean())


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
