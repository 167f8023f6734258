# Fixed and dynamic learning rates: a solution


def f(x):
    """The function 3x^2 - 3x + 4."""
    return 3 * x**2 - 3 * x + 4


def df(x):
    """Its derivative, term by term."""
    return 6 * x - 3


def gradient_descent_fixed(start, learning_rate, epochs):
    """The learning rate stays as it is: steps shrink because the slope does."""
    x = start
    for _ in range(epochs):
        x = x - learning_rate * df(x)
    return x


def gradient_descent_gradient_based(start, learning_rate, epochs):
    """The learning rate grows with the slope of the same step: long steps where it is steep."""
    x = start
    for _ in range(epochs):
        slope = df(x)
        x = x - learning_rate * abs(slope) * slope
    return x


def gradient_descent_time_based(start, learning_rate, epochs):
    """The learning rate falls in a straight line, to 0 in the last epoch."""
    x = start
    for epoch in range(epochs):
        x = x - learning_rate * (1 - (epoch + 1) / epochs) * df(x)
    return x
