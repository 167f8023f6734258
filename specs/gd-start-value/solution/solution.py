# An unfortunate starting value: a solution

import numpy as np


def f(x):
    """The function cos(2 pi x) + x^2."""
    return np.cos(2 * np.pi * x) + x**2


def df(x):
    """Its derivative. At 0, on top of the bump, it is 0: from there descent never begins."""
    return -2 * np.pi * np.sin(2 * np.pi * x) + 2 * x


def gradient_descent(start, learning_rate, epochs):
    """Each epoch goes one step downhill, as long as the slope there times the learning rate. Returns the end."""
    x = start
    for _ in range(epochs):
        x = x - learning_rate * df(x)
    return x


def descent_with_remedy(start, learning_rate, epochs):
    """A small push before the first step: on a top any push will do, in a valley it is undone. Returns the end."""
    return gradient_descent(start + learning_rate, learning_rate, epochs)
