# Experiments with gradient descent: a solution

import numpy as np


def f(x):
    """The function sin(x) exp(-x^2/20)."""
    return np.sin(x) * np.exp(-(x**2) / 20)


def df(x):
    """Its derivative by the product rule."""
    return (np.cos(x) - x / 10 * np.sin(x)) * np.exp(-(x**2) / 20)


def gradient_descent(start, learning_rate, epochs):
    """Each epoch goes one step downhill. Start and learning rate may be arrays: then many descents run side by side."""
    x = start
    for _ in range(epochs):
        x = x - learning_rate * df(x)
    return x


# Experiment 1: where descent ends, over where it starts

start_locs = np.linspace(-5, 5, 50)
learning_rate = 0.01
training_epochs = 1000
final_res_starts = gradient_descent(start_locs, learning_rate, training_epochs)

# Experiment 2: where descent ends, over the learning rate

learning_rates = np.linspace(1e-10, 1e-1, 50)
final_res_rates = gradient_descent(0, learning_rates, training_epochs)

# Experiment 3: where descent ends, over learning rate and epochs; a row for each number of epochs

epoch_counts = np.arange(10, 501, 10)
final_res_grid = [gradient_descent(0, learning_rates, epochs) for epochs in epoch_counts]
