# Gradient descent in one dimension
#
# Write each part below where it says that it is not written yet. Names may stay as they are, or be others that the
# assignment accepts. Try it as often as you like:
#
#     npx grade check gd-1d.py --assignment gd-1d

import numpy as np

# The function and its derivative


def f(x):
    """The function 3x^2 - 3x + 4."""
    raise NotImplementedError('this is not written yet')


def df(x):
    """Its derivative."""
    raise NotImplementedError('this is not written yet')


# Gradient descent
#
# A function, or a loop of bare statements that begins with `localmin = ...`, `learning_rate = ...` and
# `training_epochs = ...`. With a rate of 0.01 and 100 epochs it should come close to the minimum, from any start.


def gradient_descent(start, learning_rate, epochs):
    """Gradient descent: so many epochs from the start, each a step of the learning rate times the slope downhill. Returns the end."""
    raise NotImplementedError('this is not written yet')
