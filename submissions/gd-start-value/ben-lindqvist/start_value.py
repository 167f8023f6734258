from math import cos, sin, pi
from random import gauss


def fn(x):
    return cos(2 * pi * x) + x * x


def deriv(x):
    return -2 * pi * sin(2 * pi * x) + 2 * x


def gradient_descent(start, learning_rate, epochs):
    localmin = start
    while epochs > 0:
        localmin -= learning_rate * deriv(localmin)
        epochs -= 1
    return localmin


def descent_with_noise(start, learning_rate, epochs):
    # nobody stands exactly on top of a hill for long
    return gradient_descent(start + gauss(0, 0.05), learning_rate, epochs)


if __name__ == '__main__':
    for s in (-1.76, -0.5, 0, 0.001, 1.1):
        print(s, gradient_descent(s, 0.01, 100))
