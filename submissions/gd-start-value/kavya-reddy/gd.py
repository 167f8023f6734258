import numpy as np

def fn(x):
    return np.cos(2*np.pi*x) + x**2

def deriv(x):
    # d/dx cos = -sin
    return 2*x - np.sin(2*np.pi*x)

def gradient_descent(start, learning_rate, epochs):
    x = start
    for i in range(epochs):
        x = x - learning_rate*deriv(x)
    return x
