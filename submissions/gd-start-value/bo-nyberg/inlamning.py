import numpy as np


def function(v):
    return np.cos(2 * np.pi * v) + v ** 2


def gradient(v):
    return -2 * np.pi * np.sin(2 * np.pi * v) + 2 * v


def gradient_descent(gradient, start, learn_rate, n_iter):
    vector = start
    for _ in range(n_iter):
        diff = -learn_rate * gradient(vector)
        vector = vector + diff
    return vector


def remedy(gradient, start, learn_rate, n_iter):
    if np.abs(gradient(start)) < 1e-6:
        start = start + 0.03
    return gradient_descent(gradient, start, learn_rate, n_iter)


print(gradient_descent(gradient, start=0.0, learn_rate=0.01, n_iter=100))
print(remedy(gradient, start=0.0, learn_rate=0.01, n_iter=100))
