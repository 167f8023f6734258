# Gradient descent in two dimensions
#
# Write each part below where it says that it is not written yet. Names may stay as they are, or be others that the
# assignment accepts. Try it as often as you like:
#
#     npx grade check gd-2d.py --assignment gd-2d

import numpy as np

# The function peaks and its partial derivatives
#
# 3 (1-x)^2 exp(-x^2 - (y+1)^2) - 10 (x/5 - x^3 - y^5) exp(-x^2 - y^2) - exp(-(x+1)^2 - y^2) / 3
#
# Sympy or autograd may find the derivatives for you.


def peaks(x, y):
    """The function peaks at (x, y)."""
    raise NotImplementedError('this is not written yet')


def df_x(x, y):
    """Its partial derivative by x."""
    raise NotImplementedError('this is not written yet')


def df_y(x, y):
    """Its partial derivative by y."""
    raise NotImplementedError('this is not written yet')


# Gradient descent
#
# The start is a point, `np.array([x, y])`. From many starts: in which valley does each of them end?


def gradient_descent(start, learning_rate, epochs):
    """Gradient descent: so many epochs from the start, each a step of the learning rate times the slope downhill. Returns the end."""
    raise NotImplementedError('this is not written yet')
