import numpy as np

def f(x):
    return np.cos(2*np.pi*x) + x**2

def df(x):
    return 2*x - 2*np.pi*np.sin(2*np.pi*x)

def gradient_descent(start, learning_rate, epochs, tol=1e-6):
    x = float(start)
    slope = df(x)
    # better than a fixed number of epochs: go on until it is flat
    while abs(slope) >= tol:
        x = x - learning_rate*slope
    return x
