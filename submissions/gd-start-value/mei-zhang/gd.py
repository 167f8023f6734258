import numpy as np

def func(x):
    return np.cos(2*np.pi*x) + x**2

def derivative(x):
    return 2*x - 2*np.pi*np.sin(2*np.pi*x)

def gradient_descent(start, learning_rate, epochs):
    x = start
    # epoch 1 ... epochs
    for epoch in range(1, epochs):
        x = x - learning_rate*derivative(x)
    return x
