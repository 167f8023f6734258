# Gita Sharma, homework 2 (both sections)
import numpy as np


class Layer:
    """what all layers with weights share"""

    def __init__(self, input_dims, output_dims):
        self.input_dims = input_dims
        self.output_dims = output_dims

    def init_params(self, shift):
        W = np.random.random((self.input_dims, self.output_dims)) - shift
        bias = np.random.random((1, self.output_dims)) - shift
        return W, bias


class Hidden(Layer):
    def __init__(self, input_dims, output_dims):
        super().__init__(input_dims, output_dims)
        self.W, self.c = self.init_params(0.5)

    def leaky_relu(self, inp):
        activations = np.array(inp, dtype=float)
        activations[activations <= 0] *= 0.01
        return activations

    def leaky_relu_derivative(self, h):
        derivative = np.ones(h.shape)
        derivative[h <= 0] = 0.01
        return derivative

    def forward_pass(self, X):
        return self.leaky_relu(X.dot(self.W) + self.c)

    def backward_pass(self, X, h, dLdh, alpha, learning_rate):
        dLdU = dLdh * self.leaky_relu_derivative(h)
        dLdW = X.T.dot(dLdU) + alpha * self.W
        dLdc = dLdU.sum(axis=0, keepdims=True) / X.shape[0]
        self.W = self.W - learning_rate * dLdW
        self.c = self.c - learning_rate * dLdc
        for_prev = dLdU.dot(self.W.T)
        return for_prev


class Hidden_Vondrick(Layer):
    def __init__(self, input_dims, output_dims):
        super().__init__(input_dims, output_dims)
        self.W, self.c = self.init_params(0)
        self.vondrick_exponent = np.random.uniform(1.4, 2)
        self.U = None

    def vondrick_activation(self, U):
        activations = 0.01 * U
        pos = U > 0
        activations[pos] = U[pos] ** self.vondrick_exponent
        return activations

    def vondrick_activation_derivative(self):
        U, n = self.U, self.vondrick_exponent
        pos = U > 0
        derivative_wrt_U = np.ones(U.shape) * 0.01
        derivative_wrt_U[pos] = n * U[pos] ** (n - 1)
        derivative_wrt_exponent = np.zeros(U.shape)
        derivative_wrt_exponent[pos] = U[pos] ** n * np.log(U[pos])
        return derivative_wrt_U, derivative_wrt_exponent

    def forward_pass(self, X):
        self.U = X.dot(self.W) + self.c
        return self.vondrick_activation(self.U)

    def backward_pass(self, X, h, dLdh, alpha, learning_rate=0.0005):
        dhdU, dhdn = self.vondrick_activation_derivative()
        dLdU = dLdh * dhdU
        dLdW = X.T.dot(dLdU) + alpha * self.W
        dLdc = dLdU.sum(axis=0, keepdims=True)
        dLdn = np.sum(dLdh * dhdn)
        for_prev = dLdU.dot(self.W.T)
        self.W = self.W - 0.0005 * dLdW
        self.c = self.c - 0.0005 * dLdc
        self.vondrick_exponent = max(1.01, self.vondrick_exponent - 0.001 * dLdn)
        return for_prev


class Output(Layer):
    def __init__(self, input_dims, output_dims):
        super().__init__(input_dims, output_dims)
        self.w, self.b = self.init_params(0.5)

    def forward_pass(self, h):
        z = h.dot(self.w) + self.b
        return z - np.amax(z, axis=1, keepdims=True)

    def backward_pass(self, h, dLdz, alpha, learning_rate):
        dLdw = h.T.dot(dLdz) + alpha * self.w
        dLdb = dLdz.sum(axis=0, keepdims=True) / h.shape[0]
        dLdh = dLdz.dot(self.w.T)
        self.w = self.w - learning_rate * dLdw
        self.b = self.b - learning_rate * dLdb
        return dLdh


class Loss(Layer):
    def forward_pass(self, z, y):
        z = z - np.amax(z, axis=1, keepdims=True)
        log_sum = np.log(np.exp(z).sum(axis=1))
        total = 0.0
        for i in range(len(z)):
            total += log_sum[i] - z[i, int(y[i].item())]
        return total / len(z)

    def backward_pass(self, z, y):
        e = np.exp(z - np.amax(z, axis=1, keepdims=True))
        for_previous = e / e.sum(axis=1, keepdims=True)
        for i in range(len(z)):
            for_previous[i, int(y[i].item())] -= 1
        return for_previous


class NN:
    def __init__(self):
        self.hidden_layers = []
        self.output_layer = None
        self.loss_layer = None

    def add_layer(self, name, input_dims, output_dims):
        if name == 'hidden':
            self.hidden_layers.append(Hidden(input_dims, output_dims))
        elif name == 'hidden_vondrick':
            self.hidden_layers.append(Hidden_Vondrick(input_dims, output_dims))
        elif name == 'output':
            self.output_layer = Output(input_dims, output_dims)
        elif name == 'loss':
            self.loss_layer = Loss(input_dims, output_dims)
        else:
            raise ValueError(name)

    def forward_prop(self, X, y, alpha):
        hidden_outputs = []
        h = X
        for layer in self.hidden_layers:
            h = layer.forward_pass(h)
            hidden_outputs.append(h)
        z = self.output_layer.forward_pass(h)
        L = self.loss_layer.forward_pass(z, y)
        for W in [layer.W for layer in self.hidden_layers] + [self.output_layer.w]:
            L += 0.5 * alpha * np.linalg.norm(W) ** 2
        return hidden_outputs, z, L

    def backward_prop(self, X, hidden_outputs, z, y, alpha=0.01, learning_rate=0.01):
        dLdz = self.loss_layer.backward_pass(z, y)
        grad = self.output_layer.backward_pass(hidden_outputs[-1], dLdz, alpha, learning_rate)
        for i in range(len(self.hidden_layers) - 1, -1, -1):
            inp = hidden_outputs[i - 1] if i > 0 else X
            grad = self.hidden_layers[i].backward_pass(inp, hidden_outputs[i], grad, alpha, learning_rate)

    def train(self, X, y, epochs, batch_size, learning_rate, alpha, show_training_accuracy=True):
        losses = []
        for epoch in range(epochs):
            if show_training_accuracy:
                print('epoch', epoch + 1, 'training accuracy', self.compute_accuracy(X, y))
            total, batches = 0, 0
            for k in range(0, X.shape[0], batch_size):
                X_batch, y_batch = X[k:k + batch_size], y[k:k + batch_size]
                hidden_outputs, z, L = self.forward_prop(X_batch, y_batch, alpha)
                self.backward_prop(X_batch, hidden_outputs, z, y_batch, alpha, learning_rate)
                total += L
                batches += 1
            losses.append(total / batches)
        return losses

    def predict(self, X):
        h = X
        for layer in self.hidden_layers:
            h = layer.forward_pass(h)
        z = self.output_layer.forward_pass(h)
        return np.argmax(z, axis=1)

    def compute_accuracy(self, X, Y):
        predictions = self.predict(X)
        correct = 0
        for i in range(len(predictions)):
            if predictions[i] == int(Y[i].item()):
                correct += 1
        return correct / len(Y)


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
