# Gradient descent in two dimensions: a solution

import numpy as np


def bells(x, y):
    """The three bell curves that peaks is made of, without the factors before them."""
    return (
        np.exp(-(x**2) - (y + 1) ** 2),
        np.exp(-(x**2) - y**2),
        np.exp(-((x + 1) ** 2) - y**2),
    )


def factor(x, y):
    """What stands before the second bell curve, but for the 10."""
    return x / 5 - x**3 - y**5


def peaks(x, y):
    """The function peaks at (x, y)."""
    first, second, third = bells(x, y)
    return 3 * (1 - x) ** 2 * first - 10 * factor(x, y) * second - third / 3


def df_x(x, y):
    """Its partial derivative by x: the product rule for each of the three bell curves."""
    first, second, third = bells(x, y)
    return (
        -6 * (1 - x) * (1 + x * (1 - x)) * first
        - 10 * (1 / 5 - 3 * x**2 - 2 * x * factor(x, y)) * second
        + 2 / 3 * (x + 1) * third
    )


def df_y(x, y):
    """Its partial derivative by y. The first factor has no y in it."""
    first, second, third = bells(x, y)
    return (
        -6 * (1 - x) ** 2 * (y + 1) * first
        + 10 * (5 * y**4 + 2 * y * factor(x, y)) * second
        + 2 / 3 * y * third
    )


def gradient_descent(start, learning_rate, epochs):
    """Both coordinates move at once, by the gradient where they were. Returns the end, and the points on the way."""
    point = start
    history = []
    for _ in range(epochs):
        gradient = np.array([df_x(*point), df_y(*point)])
        point = point - learning_rate * gradient
        history.append(point)
    return point, history
