# Fixed and dynamic learning rates
#
# Write each part below where it says that it is not written yet. Names may stay as they are, or be others that the
# assignment accepts. Try it as often as you like:
#
#     npx grade check gd-learning-rates.py --assignment gd-learning-rates

import numpy as np

# The function and its derivative


def f(x):
    """The function 3x^2 - 3x + 4."""
    raise NotImplementedError('this is not written yet')


def df(x):
    """Its derivative."""
    raise NotImplementedError('this is not written yet')


# Three ways to set the learning rate
#
# Functions, or loops of bare statements. The second multiplies the learning rate by the size of the gradient of the same
# step, the third by 1 - (i + 1) / n in epoch i of n, counted from 0.


def gradient_descent_fixed(start, learning_rate, epochs):
    """Gradient descent with a fixed learning rate. Returns the end."""
    raise NotImplementedError('this is not written yet')


def gradient_descent_gradient_based(start, learning_rate, epochs):
    """Gradient descent with a learning rate in proportion to the size of the gradient. Returns the end."""
    raise NotImplementedError('this is not written yet')


def gradient_descent_time_based(start, learning_rate, epochs):
    """Gradient descent with a learning rate that falls with time. Returns the end."""
    raise NotImplementedError('this is not written yet')
