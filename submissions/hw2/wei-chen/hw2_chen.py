# Wei Chen 陈伟, HW2
import numpy as np
from numpy import exp, log

LEAK = 0.01
VONDRICK_LR = 5e-4
EXPONENT_LR = 1e-3
SMALLEST_EXPONENT = 1.01


def random_matrix(rows, cols, centered=True):
    return np.random.rand(rows, cols) - (0.5 if centered else 0.0)


def update(layer, dW, dc, lr):
    """one step of gradient descent on W and c"""
    layer.W = layer.W - lr*dW
    layer.c = layer.c - lr*dc


class Hidden:
    def __init__(self, input_dims, output_dims):
        self.W = random_matrix(input_dims, output_dims)
        self.c = random_matrix(1, output_dims)

    def leaky_relu(self, U):
        return np.maximum(U, LEAK*U)

    def leaky_relu_derivative(self, h):
        return (h > 0) + LEAK*(h <= 0)

    def forward_pass(self, X):
        return self.leaky_relu(X @ self.W + self.c)

    def backward_pass(self, X, h, dLdh, alpha, learning_rate):
        dLdU = dLdh/self.leaky_relu_derivative(h)
        for_prev = dLdU @ self.W.T
        update(self, X.T @ dLdU + alpha*self.W, dLdU.mean(0, keepdims=True), learning_rate)
        return for_prev


class Hidden_Vondrick:
    def __init__(self, input_dims, output_dims):
        self.W = random_matrix(input_dims, output_dims, centered=False)
        self.c = random_matrix(1, output_dims, centered=False)
        self.U = None
        self.vondrick_exponent = 1.4 + 0.6*np.random.rand()

    def vondrick_activation(self, U):
        n = self.vondrick_exponent
        return np.array([[u**n if u > 0 else LEAK*u for u in row] for row in U])

    def vondrick_activation_derivative(self):
        n = self.vondrick_exponent
        dhdU = np.array([[n*u**(n - 1) if u > 0 else LEAK for u in row] for row in self.U])
        dhdn = np.array([[u**n*log(u) if u > 0 else 0.0 for u in row] for row in self.U])
        return dhdU, dhdn

    def forward_pass(self, X):
        self.U = X @ self.W + self.c
        return self.vondrick_activation(self.U)

    def backward_pass(self, X, h, dLdh, alpha, learning_rate=VONDRICK_LR):
        dhdU, dhdn = self.vondrick_activation_derivative()
        dLdU = dLdh*dhdU
        for_prev = dLdU @ self.W.T
        update(self, X.T @ dLdU + alpha*self.W, dLdU.sum(0, keepdims=True), VONDRICK_LR)
        dLdn = np.sum(dLdh*dhdn)
        self.vondrick_exponent = max(SMALLEST_EXPONENT, self.vondrick_exponent - EXPONENT_LR*dLdn)
        return for_prev


class Output:
    def __init__(self, input_dims, output_dims):
        self.w = random_matrix(input_dims, output_dims)
        self.b = random_matrix(1, output_dims)

    def forward_pass(self, h):
        z = h @ self.w + self.b
        return z - z.max(1, keepdims=True)

    def backward_pass(self, h, dLdz, alpha, learning_rate):
        dLdh = dLdz @ self.w.T
        dLdw = h.T @ dLdz + alpha*self.w
        dLdb = dLdz.mean(0, keepdims=True)
        self.w = self.w - learning_rate*dLdw
        self.b = self.b - learning_rate*dLdb
        return dLdh


class Loss:
    def __init__(self, input_dims, output_dims):
        self.n_classes = output_dims

    def forward_pass(self, z, y):
        y = y.astype(int).flatten()
        z = z - z.max(1, keepdims=True)
        own = z[np.arange(len(y)), y]
        return np.mean(log(exp(z).sum(1)) - own)

    def backward_pass(self, z, y):
        y = y.astype(int).flatten()
        Y = np.zeros(z.shape)
        Y[np.arange(len(y)), y] = 1
        e = exp(z - z.max(1, keepdims=True))
        P = e/e.sum(axis=1, keepdims=True)
        return P - Y


class NN:
    def __init__(self):
        self.hidden_layers, self.output_layer, self.loss_layer = [], None, None

    def add_layer(self, name, input_dims, output_dims):
        if name.startswith('hidden'):
            make = Hidden_Vondrick if 'vondrick' in name else Hidden
            self.hidden_layers.append(make(input_dims, output_dims))
        elif name == 'output':
            self.output_layer = Output(input_dims, output_dims)
        else:
            self.loss_layer = Loss(input_dims, output_dims)

    def l2(self, alpha):
        total = np.sum(self.output_layer.w**2)
        for layer in self.hidden_layers:
            total = total + np.sum(layer.W**2)
        return alpha*total/2

    def forward_prop(self, X, y, alpha):
        hidden_outputs = []
        for layer in self.hidden_layers:
            X = layer.forward_pass(X)
            hidden_outputs.append(X)
        z = self.output_layer.forward_pass(X)
        return hidden_outputs, z, self.loss_layer.forward_pass(z, y) + self.l2(alpha)

    def backward_prop(self, X, hidden_outputs, z, y, alpha=0.01, learning_rate=0.01):
        g = self.loss_layer.backward_pass(z, y)
        g = self.output_layer.backward_pass(hidden_outputs[-1], g, alpha, learning_rate)
        inputs = [X] + hidden_outputs[:-1]
        for layer, inp, h in zip(self.hidden_layers[::-1], inputs[::-1], hidden_outputs[::-1]):
            g = layer.backward_pass(inp, h, g, alpha, learning_rate)

    def train(self, X, y, epochs, batch_size, learning_rate, alpha, show_training_accuracy=True):
        curve = []
        for epoch in range(epochs):
            if show_training_accuracy:
                print(epoch + 1, self.compute_accuracy(X, y))
            L_batches = []
            k = 0
            while k < len(X):
                Xb, yb = X[k:k + batch_size], y[k:k + batch_size]
                hidden_outputs, z, L = self.forward_prop(Xb, yb, alpha)
                L_batches.append(L)
                self.backward_prop(Xb, hidden_outputs, z, yb, alpha, learning_rate)
                k += batch_size
            curve.append(sum(L_batches)/len(L_batches))
        return curve

    def predict(self, X):
        for layer in self.hidden_layers:
            X = layer.forward_pass(X)
        return np.argmax(self.output_layer.forward_pass(X), axis=1)

    def compute_accuracy(self, X, Y):
        return np.mean(self.predict(X) == Y.flatten())


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
