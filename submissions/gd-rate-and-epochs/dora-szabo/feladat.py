import numpy as np


def f(x):
    return (x - 0.5)**2


def df(x):
    return 2*x - 0.5


def gradient_descent(lr, epochs):
    x = np.random.choice(np.linspace(-2, 2, 2001))
    history = []
    for _ in range(epochs):
        x = x - lr*df(x)
        history.append(x)
    return x, history


learning_rates = [0.1, 0.01, 0.001]
epochs_list = [100, 500, 1000]
results = {}
for lr in learning_rates:
    for epochs in epochs_list:
        x_min, history = gradient_descent(lr, epochs)
        results[lr, epochs] = x_min
        print(lr, epochs, x_min)
