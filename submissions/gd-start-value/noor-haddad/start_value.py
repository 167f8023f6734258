import numpy as np

pi = np.pi

def f(x):
    return np.cos(pi*x) + x**2

def df(x):
    return -pi*np.sin(pi*x) + 2*x

def gradient_descent(start, learning_rate, epochs):
    for _ in range(epochs):
        start = start - learning_rate*df(start)
    return start
