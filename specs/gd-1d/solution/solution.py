# Gradient descent in one dimension: a solution


def f(x):
    """The function 3x^2 - 3x + 4."""
    return 3 * x**2 - 3 * x + 4


def df(x):
    """Its derivative, term by term."""
    return 6 * x - 3


def gradient_descent(start, learning_rate, epochs):
    """Each epoch goes one step downhill, as long as the slope there times the learning rate. Returns the end."""
    x = start
    for _ in range(epochs):
        x = x - learning_rate * df(x)
    return x
