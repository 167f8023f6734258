# Camila Rojas
# tarea 2
# I keep the biases flat, (n,), numpy adds them to every row anyway

import numpy as np


class Hidden:
    def __init__(self, input_dims, output_dims):
        self.W = np.random.rand(input_dims, output_dims) - 0.5
        self.c = np.random.rand(output_dims) - 0.5

    def forward_pass(self, X):
        out = X @ self.W
        out += self.c
        return self.leaky_relu(out)

    def leaky_relu(self, inp):
        return np.where(inp > 0, inp, 0.01*inp)

    def leaky_relu_derivative(self, h):
        d = np.full(np.shape(h), 0.01)
        d[h > 0] = 1
        return d

    def backward_pass(self, X, h, dLdh, alpha, learning_rate):
        dLdU = self.leaky_relu_derivative(h)
        dLdU *= dLdh
        # first the gradient for the layer below, W changes in place two lines down!
        for_prev = dLdU @ self.W.T
        self.W *= 1 - learning_rate*alpha
        self.W -= learning_rate*(X.T @ dLdU)
        self.c -= learning_rate*dLdU.mean(axis=0)
        return for_prev


class Hidden_Vondrick:
    def __init__(self, input_dims, output_dims):
        self.W = np.random.rand(input_dims, output_dims)
        self.c = np.random.rand(output_dims)
        self.vondrick_exponent = np.random.uniform(1.4, 2)
        self.U = None

    def forward_pass(self, X):
        self.U = X @ self.W
        self.U += self.c
        return self.vondrick_activation(self.U)

    def vondrick_activation(self, U):
        # np.where computes both sides, so clip before the power
        return np.where(U > 0, np.maximum(U, 0)**self.vondrick_exponent, 0.01*U)

    def vondrick_activation_derivative(self):
        n = self.vondrick_exponent
        on = self.U > 0
        derivative_wrt_U = np.full(self.U.shape, 0.01)
        derivative_wrt_exponent = np.zeros(self.U.shape)
        derivative_wrt_U[on] = n*self.U[on]**(n - 1)
        derivative_wrt_exponent[on] = np.log(self.U[on])*self.U[on]**n
        return derivative_wrt_U, derivative_wrt_exponent

    def backward_pass(self, X, h, dLdh, alpha, learning_rate=0.0005):
        dhdU, dhdn = self.vondrick_activation_derivative()
        dLdU = dLdh*dhdU
        for_prev = dLdU @ self.W.T
        self.W -= 0.0005*(X.T @ dLdU + alpha*self.W)
        self.c -= 0.0005*dLdU.sum(axis=0)
        self.vondrick_exponent -= 0.001*np.mean(dLdh*dhdn)
        if self.vondrick_exponent < 1.01:
            self.vondrick_exponent = 1.01
        return for_prev


class Output:
    def __init__(self, input_dims, output_dims):
        self.w = np.random.rand(input_dims, output_dims) - 0.5
        self.b = np.random.rand(output_dims) - 0.5

    def forward_pass(self, h):
        z = h @ self.w
        z += self.b
        z -= z.max(axis=1)[:, None]
        return z

    def backward_pass(self, h, dLdz, alpha, learning_rate):
        dLdh = dLdz @ self.w.T
        self.w -= learning_rate*(h.T @ dLdz + alpha*self.w)
        self.b -= learning_rate*dLdz.mean(axis=0)
        return dLdh


class Loss:
    def __init__(self, input_dims, output_dims):
        pass

    def softmax(self, z):
        p = z - z.max(axis=1)[:, None]
        np.exp(p, out=p)
        p /= p.sum(axis=1)[:, None]
        return p

    def forward_pass(self, z, y):
        y = np.array(y, dtype=int).reshape(-1)
        top = z.max(axis=1)
        total = np.log(np.exp(z - top[:, None]).sum(axis=1)) + top
        return float(np.mean(total - z[np.arange(len(y)), y]))

    def backward_pass(self, z, y):
        y = np.array(y, dtype=int).reshape(-1)
        p = self.softmax(z)
        p[np.arange(len(y)), y] -= 1
        return p


class NN:
    def __init__(self):
        self.hidden_layers = []
        self.output_layer = None
        self.loss_layer = None

    def add_layer(self, name, input_dims, output_dims):
        match name.lower():
            case 'hidden':
                self.hidden_layers += [Hidden(input_dims, output_dims)]
            case 'hidden_vondrick':
                self.hidden_layers += [Hidden_Vondrick(input_dims, output_dims)]
            case 'output':
                self.output_layer = Output(input_dims, output_dims)
            case 'loss':
                self.loss_layer = Loss(input_dims, output_dims)

    def forward_prop(self, X, y, alpha):
        hidden_outputs = [X]
        for layer in self.hidden_layers:
            hidden_outputs.append(layer.forward_pass(hidden_outputs[-1]))
        z = self.output_layer.forward_pass(hidden_outputs[-1])
        L = self.loss_layer.forward_pass(z, y)
        L += 0.5*alpha*np.sum(self.output_layer.w**2)
        for layer in self.hidden_layers:
            L += 0.5*alpha*np.sum(layer.W**2)
        return hidden_outputs[1:], z, L

    def backward_prop(self, X, hidden_outputs, z, y, alpha=0.01, learning_rate=0.01):
        grad = self.loss_layer.backward_pass(z, y)
        grad = self.output_layer.backward_pass(hidden_outputs[-1], grad, alpha, learning_rate)
        i = len(self.hidden_layers) - 1
        while i >= 0:
            below = X if i == 0 else hidden_outputs[i - 1]
            grad = self.hidden_layers[i].backward_pass(below, hidden_outputs[i], grad, alpha, learning_rate)
            i -= 1

    def train(self, X, y, epochs, batch_size, learning_rate, alpha, show_training_accuracy=True):
        losses = np.zeros(epochs)
        for e in range(epochs):
            batches = 0
            for k in range(0, X.shape[0], batch_size):
                hs, z, L = self.forward_prop(X[k:k + batch_size], y[k:k + batch_size], alpha)
                self.backward_prop(X[k:k + batch_size], hs, z, y[k:k + batch_size], alpha, learning_rate)
                losses[e] += L
                batches += 1
            losses[e] /= batches
            if show_training_accuracy and e % 10 == 0:
                print(f'{e:4d}  loss {losses[e]:.4f}  acc {self.compute_accuracy(X, y):.3f}')
        return losses

    def predict(self, X):
        h = X
        for layer in self.hidden_layers:
            h = layer.forward_pass(h)
        z = self.output_layer.forward_pass(h)
        return np.argmax(z, axis=1).reshape(-1, 1)

    def compute_accuracy(self, X, Y):
        right = self.predict(X).reshape(-1) == np.reshape(Y, -1)
        return right.sum()/right.size


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
