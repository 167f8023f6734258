import autograd.numpy as np
from autograd import grad


def func(x):
    return np.cos(2. * np.pi * x) + x ** 2


deriv = grad(func)


def gradient_descent(value, epochs, lr):
    # value first, like in the lecture; autograd needs a float
    value = float(value)
    for _ in range(epochs):
        value -= lr * deriv(value)
    return value


def perturbed_descent(value, epochs, lr):
    # where there is no slope, move a bit first
    while abs(deriv(float(value))) < 1e-3:
        value = value + 0.02
    return gradient_descent(value, epochs, lr)


print(gradient_descent(-1.76, 100, 0.01))
