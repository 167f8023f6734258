# Initial values of gradient descent: a solution

import numpy as np


def f(x):
    """The function sin(3 pi x) + x^3/2."""
    return np.sin(3 * np.pi * x) + x**3 / 2


def df(x):
    """Its derivative: the chain rule brings the inner factor 3 pi out."""
    return 3 * np.pi * np.cos(3 * np.pi * x) + 3 / 2 * x**2


def gradient_descent(start, learning_rate, epochs):
    """Each epoch goes one step downhill, as long as the slope there times the learning rate. Returns the end."""
    x = start
    for _ in range(epochs):
        x = x - learning_rate * df(x)
    return x


# Exploring initial values: each of them finds the minimum of its own valley.

learning_rate = 0.01
training_epochs = 20
initial_values = np.linspace(-1.5, 1.5, 6)
minimums = [gradient_descent(value, learning_rate, training_epochs) for value in initial_values]
