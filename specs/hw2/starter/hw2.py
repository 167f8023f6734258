# Homework 2: backpropagation and gradient-based optimization
#
# Write each part below where it says that it is not written yet. Names may stay as they are, or be others that the
# assignment accepts. Try it as often as you like:
#
#     npx grade check hw2.py --assignment hw2

import numpy as np

# Layers


class Hidden:
    """A linear layer with leaky ReLU: 0.01 times the input where it is not above 0."""

    def __init__(self, input_dims, output_dims):
        self.W = np.random.random((input_dims, output_dims)) - 0.5
        self.c = np.zeros((1, output_dims))

    def forward_pass(self, X):
        """Returns what the next one takes."""
        raise NotImplementedError('this is not written yet')

    def leaky_relu(self, inp):
        """Its activation."""
        raise NotImplementedError('this is not written yet')

    def leaky_relu_derivative(self, h):
        """The derivative of its activation."""
        raise NotImplementedError('this is not written yet')

    def backward_pass(self, X, h, dLdh, alpha, learning_rate):
        """Updates its parameters, and returns the gradient for the layer below."""
        raise NotImplementedError('this is not written yet')


class Hidden_Vondrick:
    """A linear layer with a learnable exponent."""

    def __init__(self, input_dims, output_dims):
        self.W = np.random.random((input_dims, output_dims)) - 0.5
        self.c = np.zeros((1, output_dims))
        self.vondrick_exponent = 1.5
        self.U = None

    def forward_pass(self, X):
        """Returns what the next one takes."""
        raise NotImplementedError('this is not written yet')

    def vondrick_activation(self, U):
        """Its activation."""
        raise NotImplementedError('this is not written yet')

    def vondrick_activation_derivative(self, U=None):
        """The derivative of its activation."""
        raise NotImplementedError('this is not written yet')

    def backward_pass(self, X, h, dLdh, alpha, learning_rate=0.0005):
        """Updates its parameters, and returns the gradient for the layer below."""
        raise NotImplementedError('this is not written yet')


class Output:
    """A linear layer without activation."""

    def __init__(self, input_dims, output_dims):
        self.w = np.random.random((input_dims, output_dims)) - 0.5
        self.b = np.zeros((1, output_dims))

    def forward_pass(self, h):
        """Returns what the next one takes."""
        raise NotImplementedError('this is not written yet')

    def backward_pass(self, h, dLdz, alpha, learning_rate):
        """Updates its parameters, and returns the gradient for the layer below."""
        raise NotImplementedError('this is not written yet')


class Loss:
    """Softmax and cross entropy."""

    def __init__(self, input_dims, output_dims):
        pass

    def forward_pass(self, z, y):
        """The loss: the mean over the batch."""
        raise NotImplementedError('this is not written yet')

    def backward_pass(self, z, y):
        """The gradient by the logits."""
        raise NotImplementedError('this is not written yet')


# The network


class NN:
    """The network: layers are added one by one, then it is trained."""

    def __init__(self):
        self.hidden_layers = []
        self.output_layer = None
        self.loss_layer = None

    def add_layer(self, name, input_dims, output_dims):
        """Adds a layer by its name: hidden, hidden_vondrick, output or loss."""
        raise NotImplementedError('this is not written yet')

    def forward_prop(self, X, y, alpha):
        """Returns the outputs of the hidden layers, the logits and the loss with L2."""
        raise NotImplementedError('this is not written yet')

    def backward_prop(self, X, hidden_outputs, z, y, alpha, learning_rate):
        """Goes back through all layers, and updates them."""
        raise NotImplementedError('this is not written yet')

    def train(self, X, y, epochs, batch_size, learning_rate, alpha, show_training_accuracy=True):
        """Trains on batches, and returns the mean loss of each epoch."""
        raise NotImplementedError('this is not written yet')

    def predict(self, X):
        """The class with the largest logit of each row."""
        raise NotImplementedError('this is not written yet')

    def compute_accuracy(self, X, Y):
        """The share of right predictions, from 0 to 1."""
        raise NotImplementedError('this is not written yet')


# Test functions
#
# Each returns two functions: the function itself, and its optimum as an array of two numbers.


def bowl():
    """bowl: x^2 + y^2"""

    def f(x, y):
        raise NotImplementedError('this is not written yet')

    def opt():
        raise NotImplementedError('this is not written yet')

    return f, opt


def mult():
    """mult: sin(sqrt(x^2 + y^2))"""

    def f(x, y):
        raise NotImplementedError('this is not written yet')

    def opt():
        raise NotImplementedError('this is not written yet')

    return f, opt


def monkey():
    """monkey saddle: x^3 + 3 x y^2"""

    def f(x, y):
        raise NotImplementedError('this is not written yet')

    def opt():
        raise NotImplementedError('this is not written yet')

    return f, opt


def matyas():
    """Matyas: 0.26 (x^2 + y^2) - 0.48 x y"""

    def f(x, y):
        raise NotImplementedError('this is not written yet')

    def opt():
        raise NotImplementedError('this is not written yet')

    return f, opt


def easom():
    """Easom: -cos(x) cos(y) exp(-(x - pi)^2 - (y - pi)^2)"""

    def f(x, y):
        raise NotImplementedError('this is not written yet')

    def opt():
        raise NotImplementedError('this is not written yet')

    return f, opt


# Optimizers
#
# Each takes one step and returns the new position, then its state. `hparams` is a dictionary.


def gradient_descent(x, y, dx, dy, hparams):
    """One step of gradient descent. hparams has alpha. Returns x, y."""
    raise NotImplementedError('this is not written yet')


def stochastic_gradient_descent(x, y, dx, dy, hparams):
    """One step of stochastic gradient descent. hparams has alpha. Returns x, y."""
    raise NotImplementedError('this is not written yet')


def momentum(x, y, dx, dy, v_x, v_y, hparams):
    """One step of momentum. hparams has alpha, gamma. Returns x, y, v_x, v_y."""
    raise NotImplementedError('this is not written yet')


def adagrad(x, y, dx, dy, v_x, v_y, hparams):
    """One step of AdaGrad. hparams has alpha, eps. Returns x, y, v_x, v_y."""
    raise NotImplementedError('this is not written yet')


def adam(x, y, dx, dy, f_x, f_y, s_x, s_y, i, hparams):
    """One step of Adam. hparams has alpha, beta_1, beta_2, eps. Returns x, y, f_x, f_y, s_x, s_y."""
    raise NotImplementedError('this is not written yet')
