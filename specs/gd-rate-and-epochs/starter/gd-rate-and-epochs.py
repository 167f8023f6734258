# Learning rate and number of epochs
#
# Write each part below where it says that it is not written yet. Names may stay as they are, or be others that the
# assignment accepts. Try it as often as you like:
#
#     npx grade check gd-rate-and-epochs.py --assignment gd-rate-and-epochs

import numpy as np

# The function and its derivative


def f(x):
    """The function (x - 1/2)^2."""
    raise NotImplementedError('this is not written yet')


def df(x):
    """Its derivative."""
    raise NotImplementedError('this is not written yet')


# Gradient descent
#
# It may draw its start itself, as here, or take it: `gradient_descent(start, learning_rate, epochs)`. Compare learning rates
# of 0.1, 0.01 and 0.001 over 100, 500 and 1000 epochs, and find out when the steps are too large.


def gradient_descent(learning_rate, epochs):
    """Gradient descent from a start that is drawn from [-2, 2]. Returns the end, and the points on the way there."""
    raise NotImplementedError('this is not written yet')
