# Experiments with gradient descent
#
# Write each part below where it says that it is not written yet. Names may stay as they are, or be others that the
# assignment accepts. Try it as often as you like:
#
#     npx grade check gd-experiments.py --assignment gd-experiments

import numpy as np

# The function and its derivative


def f(x):
    """The function sin(x) exp(-x^2/20)."""
    raise NotImplementedError('this is not written yet')


def df(x):
    """Its derivative."""
    raise NotImplementedError('this is not written yet')


# Gradient descent


def gradient_descent(start, learning_rate, epochs):
    """Gradient descent: so many epochs from the start, each a step of the learning rate times the slope downhill. Returns the end."""
    raise NotImplementedError('this is not written yet')


# Experiment 1: where descent ends, over where it starts
#
# A result for each start, with a rate of 0.01 and 1000 epochs.

start_locs = np.linspace(-5, 5, 50)
learning_rate = 0.01
training_epochs = 1000
final_res_starts = []  # this is not filled yet

# Experiment 2: where descent ends, over the learning rate
#
# A result for each rate, from the start 0, with 1000 epochs.

learning_rates = np.linspace(1e-10, 1e-1, 50)
training_epochs = 1000
final_res_rates = []  # this is not filled yet

# Experiment 3: where descent ends, over learning rate and epochs
#
# A result for each pair, from the start 0: a row for each rate, a column for each number of epochs, or the other way round.

learning_rates = np.linspace(1e-10, 1e-1, 50)
training_epochs = np.round(np.linspace(10, 500, 40)).astype(int)
final_res_grid = []  # this is not filled yet
