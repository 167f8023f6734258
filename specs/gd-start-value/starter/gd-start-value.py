# An unfortunate starting value
#
# Write each part below where it says that it is not written yet. Names may stay as they are, or be others that the
# assignment accepts. Try it as often as you like:
#
#     npx grade check gd-start-value.py --assignment gd-start-value

import numpy as np

# The function and its derivative


def f(x):
    """The function cos(2 pi x) + x^2."""
    raise NotImplementedError('this is not written yet')


def df(x):
    """Its derivative."""
    raise NotImplementedError('this is not written yet')


# Gradient descent
#
# From most starts it ends in a minimum. From 0 it never begins: why?


def gradient_descent(start, learning_rate, epochs):
    """Gradient descent: so many epochs from the start, each a step of the learning rate times the slope downhill. Returns the end."""
    raise NotImplementedError('this is not written yet')


# A remedy
#
# What helps when the start is unfortunate? Any means will do that leads from 0 to a minimum.


def descent_with_remedy(start, learning_rate, epochs):
    """Descent that does not stay stuck: something of your own helps it off the top. Returns the end."""
    raise NotImplementedError('this is not written yet')
