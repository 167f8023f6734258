"""Exercise 2: walking down on peaks."""
import numpy as np


def peaks(x, y):
    return (3 * (1 - x) ** 2 * np.exp(-(x ** 2) - (y + 1) ** 2)
            - 10 * (x / 5 - x ** 3 - y ** 5) * np.exp(-x ** 2 - y ** 2)
            - 1 / 3 * np.exp(-(x + 1) ** 2 - y ** 2))


def df_dx(x, y):
    a = np.exp(-x ** 2 - (y + 1) ** 2)
    b = np.exp(-x ** 2 - y ** 2)
    c = np.exp(-(x + 1) ** 2 - y ** 2)
    return (-6 * (1 - x) * a - 6 * x * (1 - x) ** 2 * a
            - 10 * (1 / 5 - 3 * x ** 2) * b + 20 * x * (x / 5 - x ** 3 - y ** 5) * b
            + 2 / 3 * (x + 1) * c)


def df_dy(x, y):
    a = np.exp(-x ** 2 - (y + 1) ** 2)
    b = np.exp(-x ** 2 - y ** 2)
    c = np.exp(-(x + 1) ** 2 - y ** 2)
    return (-6 * (1 - x) ** 2 * (y + 1) * a
            + 50 * y ** 4 * b + 20 * y * (x / 5 - x ** 3 - y ** 5) * b
            + 2 / 3 * y * c)


def gradient_descent(start, learning_rate, epochs):
    x, y = start
    trajectory = []
    for _ in range(epochs):
        gx, gy = df_dx(x, y), df_dy(x, y)
        x, y = x - learning_rate * gx, y - learning_rate * gy
        trajectory.append((x, y))
    return (x, y), trajectory


def basin(end):
    valleys = {'deep': (0.2283, -1.6255), 'left': (-1.3474, 0.2045), 'middle': (0.2965, 0.3202)}
    for name, valley in valleys.items():
        if np.hypot(end[0] - valley[0], end[1] - valley[1]) < 0.05:
            return name
    return 'nowhere'


if __name__ == '__main__':
    for sx in np.linspace(-2, 2, 5):
        for sy in np.linspace(-2, 2, 5):
            end, _ = gradient_descent((sx, sy), 0.01, 1000)
            print(f'{sx:5.1f} {sy:5.1f} -> {basin(end)}')
