# Initial values of gradient descent
#
# Write each part below where it says that it is not written yet. Names may stay as they are, or be others that the
# assignment accepts. Try it as often as you like:
#
#     npx grade check gd-initial-values.py --assignment gd-initial-values

import numpy as np

# The function and its derivative


def f(x):
    """The function sin(3 pi x) + x^3/2."""
    raise NotImplementedError('this is not written yet')


def df(x):
    """Its derivative."""
    raise NotImplementedError('this is not written yet')


# Gradient descent


def gradient_descent(start, learning_rate, epochs):
    """Gradient descent: so many epochs from the start, each a step of the learning rate times the slope downhill. Returns the end."""
    raise NotImplementedError('this is not written yet')


# Exploring initial values
#
# The minimum that is found from each initial value.

learning_rate = 0.01
training_epochs = 20
initial_values = np.linspace(-1.5, 1.5, 6)
minimums = []  # this is not filled yet
