# Ben Lindqvist
# Homework 2, section 2 and, below it, section 1 (the file name is from before)
# plain python, I did not want to fight with numpy shapes again

import math
from random import gauss, random


def bowl():
    """Convex, one minimum, same steepness everywhere around. If a method fails here it is broken."""

    def f(x, y):
        return x * x + y * y

    def optimum():
        return (0.0, 0.0)

    return f, optimum


def mult():
    """Rings. The middle is only a local minimum so you can see who gets out of it."""

    def f(x, y):
        r = math.sqrt(x * x + y * y)
        return math.sin(r)

    def optimum():
        return (0.0, 0.0)

    return f, optimum


def monkey():
    """Gradient is zero at (0, 0) but that is not a minimum, it is a saddle."""

    def f(x, y):
        return x * (x * x + 3.0 * y * y)

    def optimum():
        return (0.0, 0.0)

    return f, optimum


def matyas():
    """Taco. Steep across, nearly flat along x = y."""

    def f(x, y):
        quad = 0.26 * (x * x + y * y)
        cross = 0.48 * x * y
        return quad - cross

    def optimum():
        return (0.0, 0.0)

    return f, optimum


def easom():
    """Flat almost everywhere with a deep hole at (pi, pi)."""

    def f(x, y):
        dist = (x - math.pi) ** 2 + (y - math.pi) ** 2
        return -math.cos(x) * math.cos(y) * math.exp(-dist)

    def optimum():
        return (math.pi, math.pi)

    return f, optimum


def gradient_descent(x, y, dx, dy, hparams):
    a = hparams["alpha"]
    return x - a * dx, y - a * dy


def stochastic_gradient_descent(x, y, dx, dy, hparams):
    # gauss(mu, sigma): noise with sd 1 around the true slope
    return gradient_descent(x, y, gauss(dx, 1), gauss(dy, 1), hparams)


def momentum(x, y, dx, dy, v_x, v_y, hparams):
    a, g = hparams["alpha"], hparams["gamma"]
    v_x = g * v_x + a * gauss(dx, 1)
    v_y = g * v_y + a * gauss(dy, 1)
    return x - v_x, y - v_y, v_x, v_y


def adagrad(x, y, dx, dy, v_x, v_y, hparams):
    a, eps = hparams["alpha"], hparams["eps"]
    gx = gauss(dx, 1)
    gy = gauss(dy, 1)
    v_x += gx * gx
    v_y += gy * gy
    x -= a * gx / math.sqrt(v_x + eps)
    y -= a * gy / math.sqrt(v_y + eps)
    return x, y, v_x, v_y


def adam(x, y, dx, dy, f_x, f_y, s_x, s_y, i, hparams):
    a, eps = hparams["alpha"], hparams["eps"]
    b1, b2 = hparams["beta_1"], hparams["beta_2"]
    gx = gauss(dx, 1)
    gy = gauss(dy, 1)

    f_x = b1 * f_x + (1 - b1) * gx
    f_y = b1 * f_y + (1 - b1) * gy
    s_x = b2 * s_x + (1 - b2) * gx * gx
    s_y = b2 * s_y + (1 - b2) * gy * gy

    # the loop starts at 0, the paper at t = 1
    t = i + 1
    c1 = 1 - b1 ** t
    c2 = 1 - b2 ** t

    x -= a * (f_x / c1) / math.sqrt(s_x / c2 + eps)
    y -= a * (f_y / c1) / math.sqrt(s_y / c2 + eps)
    return x, y, f_x, f_y, s_x, s_y


# ---------------------------------------------------------------------------
# section 1, lists of rows: M[sample][unit]
# ---------------------------------------------------------------------------


def rand_matrix(rows, cols, shift):
    return [[random() - shift for _ in range(cols)] for _ in range(rows)]


def dot(a, b):
    total = 0.0
    for p, q in zip(a, b):
        total += p * q
    return total


def columns(M):
    return list(zip(*M))


def linear(X, W, bias):
    cols = columns(W)
    return [[dot(x, cols[j]) + bias[j] for j in range(len(bias))] for x in X]


def back(delta, W):
    """gradient for the input: every row of delta times W transposed"""
    return [[dot(d, w) for w in W] for d in delta]


def step(W, X, delta, alpha, rate):
    xs, ds = columns(X), columns(delta)
    return [[W[i][j] - rate * (dot(xs[i], ds[j]) + alpha * W[i][j]) for j in range(len(ds))] for i in range(len(xs))]


def step_bias(bias, delta, rate):
    return [bias[j] - rate * sum(d) for j, d in enumerate(columns(delta))]


def apply(f, M):
    return [[f(v) for v in row] for row in M]


def times(A, B):
    return [[a * b for a, b in zip(p, q)] for p, q in zip(A, B)]


class Hidden:
    def __init__(self, input_dims, output_dims):
        self.W = rand_matrix(input_dims, output_dims, 0.5)
        self.c = rand_matrix(1, output_dims, 0.5)[0]

    def leaky_relu(self, inp):
        return apply(lambda u: u if u > 0 else 0.01 * u, inp)

    def leaky_relu_derivative(self, h):
        return apply(lambda v: 1.0 if v > 0 else 0.01, h)

    def forward_pass(self, X):
        return self.leaky_relu(linear(X, self.W, self.c))

    def backward_pass(self, X, h, dLdh, alpha, learning_rate):
        delta = times(dLdh, self.leaky_relu_derivative(h))
        for_prev = back(delta, self.W)
        self.W = step(self.W, X, delta, alpha, learning_rate)
        self.c = step_bias(self.c, delta, learning_rate / len(delta))
        return for_prev


class Hidden_Vondrick:
    def __init__(self, input_dims, output_dims):
        self.W = rand_matrix(input_dims, output_dims, 0)
        self.c = rand_matrix(1, output_dims, 0)[0]
        self.vondrick_exponent = 1.4 + 0.6 * random()
        self.U = None

    def vondrick_activation(self, U):
        return apply(lambda u: u ** self.vondrick_exponent if u > 0 else 0.01 * u, U)

    def vondrick_activation_derivative(self):
        n = self.vondrick_exponent
        wrt_U = apply(lambda u: n * u ** (n - 1) if u > 0 else 0.01, self.U)
        wrt_exponent = apply(lambda u: u ** n * math.log(u) if u > 0 else 0.0, self.U)
        return wrt_U, wrt_exponent

    def forward_pass(self, X):
        self.U = linear(X, self.W, self.c)
        return self.vondrick_activation(self.U)

    def backward_pass(self, X, h, dLdh, alpha, learning_rate=0.0005):
        wrt_U, wrt_exponent = self.vondrick_activation_derivative()
        delta = times(dLdh, wrt_U)
        for_prev = back(delta, self.W)
        self.W = step(self.W, X, delta, alpha, 0.0005)
        self.c = step_bias(self.c, delta, 0.0005)
        slope = sum(sum(row) for row in times(dLdh, wrt_exponent))
        self.vondrick_exponent = max(1.01, self.vondrick_exponent - 0.001 * slope)
        return for_prev


class Output:
    def __init__(self, input_dims, output_dims):
        self.w = rand_matrix(input_dims, output_dims, 0.5)
        self.b = rand_matrix(1, output_dims, 0.5)[0]

    def forward_pass(self, h):
        return [[v - max(row) for v in row] for row in linear(h, self.w, self.b)]

    def backward_pass(self, h, dLdz, alpha, learning_rate):
        dLdh = back(dLdz, self.w)
        self.w = step(self.w, h, dLdz, alpha, learning_rate)
        self.b = step_bias(self.b, dLdz, learning_rate / len(dLdz))
        return dLdh


def as_label(y):
    # a label may come as 1, [1] or 1.0
    return int(y[0]) if hasattr(y, "__len__") else int(y)


def softmax(row):
    top = max(row)
    e = [math.exp(v - top) for v in row]
    return [v / sum(e) for v in e]


class Loss:
    def __init__(self, input_dims, output_dims):
        self.input_dims, self.output_dims = input_dims, output_dims

    def forward_pass(self, z, y):
        L = 0.0
        for row, label in zip(z, y):
            top = max(row)
            L += top + math.log(sum(math.exp(v - top) for v in row)) - row[as_label(label)]
        return L / len(z)

    def backward_pass(self, z, y):
        P = [softmax(row) for row in z]
        for row, label in zip(P, y):
            row[as_label(label)] -= 1
        return P


class NN:
    def __init__(self):
        self.hidden_layers = []
        self.output_layer = None
        self.loss_layer = None

    def add_layer(self, name, input_dims, output_dims):
        if name == "hidden":
            self.hidden_layers.append(Hidden(input_dims, output_dims))
        elif name == "hidden_vondrick":
            self.hidden_layers.append(Hidden_Vondrick(input_dims, output_dims))
        elif name == "output":
            self.output_layer = Output(input_dims, output_dims)
        elif name == "loss":
            self.loss_layer = Loss(input_dims, output_dims)

    def forward_prop(self, X, y, alpha):
        hidden_outputs = []
        h = X
        for layer in self.hidden_layers:
            h = layer.forward_pass(h)
            hidden_outputs.append(h)
        z = self.output_layer.forward_pass(h)
        L = self.loss_layer.forward_pass(z, y)
        for W in [layer.W for layer in self.hidden_layers] + [self.output_layer.w]:
            L += 0.5 * alpha * sum(dot(row, row) for row in W)
        return hidden_outputs, z, L

    def backward_prop(self, X, hidden_outputs, z, y, alpha=0.01, learning_rate=0.01):
        g = self.loss_layer.backward_pass(z, y)
        g = self.output_layer.backward_pass(hidden_outputs[-1], g, alpha, learning_rate)
        for i in range(len(self.hidden_layers) - 1, -1, -1):
            inp = hidden_outputs[i - 1] if i > 0 else X
            g = self.hidden_layers[i].backward_pass(inp, hidden_outputs[i], g, alpha, learning_rate)

    def train(self, X, y, epochs, batch_size, learning_rate, alpha, show_training_accuracy=True):
        losses = []
        for epoch in range(epochs):
            if show_training_accuracy:
                print("epoch", epoch + 1, "accuracy", self.compute_accuracy(X, y))
            total, count = 0.0, 0
            for k in range(0, len(X), batch_size):
                inp, out = X[k:k + batch_size], y[k:k + batch_size]
                hidden_outputs, z, L = self.forward_prop(inp, out, alpha)
                self.backward_prop(inp, hidden_outputs, z, out, alpha, learning_rate)
                total += L
                count += 1
            losses.append(total / count)
        return losses

    def predict(self, X):
        h = X
        for layer in self.hidden_layers:
            h = layer.forward_pass(h)
        return [row.index(max(row)) for row in self.output_layer.forward_pass(h)]

    def compute_accuracy(self, X, Y):
        right = 0
        for p, label in zip(self.predict(X), Y):
            right += p == as_label(label)
        return right / len(Y)


if __name__ == "__main__":
    # quick look: numerical slope instead of autograd
    f, opt = matyas()
    h = 1e-5
    x, y, vx, vy = 4.0, -4.0, 0.0, 0.0
    for step in range(200):
        dx = (f(x + h, y) - f(x - h, y)) / (2 * h)
        dy = (f(x, y + h) - f(x, y - h)) / (2 * h)
        x, y, vx, vy = momentum(x, y, dx, dy, vx, vy, {"alpha": 0.01, "gamma": 0.9})
    print("momentum on matyas ended at", x, y, "optimum", opt())
