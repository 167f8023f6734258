# Learning rate and number of epochs: a solution


def f(x):
    """The function (x - 1/2)^2."""
    return (x - 1 / 2) ** 2


def df(x):
    """Its derivative. From s, n epochs lead to 1/2 + (s - 1/2) (1 - 2 rate)^n: a rate above 1 is too large."""
    return 2 * (x - 1 / 2)


def gradient_descent(start, learning_rate, epochs):
    """Each epoch goes one step downhill, as long as the slope there times the learning rate. Returns the end."""
    x = start
    for _ in range(epochs):
        x = x - learning_rate * df(x)
    return x
