import numpy as np


def f(x):
    return np.sin(3 * np.pi * x) + 0.5 * x ** 3


def df(x):
    # Kettenregel: innere Ableitung 3 pi
    return 3 * np.pi * np.cos(3 * np.pi * x) + 1.5 * x ** 2


def gradient_descent(start, learning_rate, epochs):
    x = np.asarray(start, dtype=float)
    for schritt in range(epochs):
        x = x - learning_rate * df(x)
    return x


initial_values = np.linspace(-1.5, 1.5, 6)
minimums = gradient_descent(initial_values, 0.01, 20)
for anfang, ende in zip(initial_values, minimums):
    print(f'{anfang:6.2f} -> {ende:8.5f}')
