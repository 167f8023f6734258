from math import *

def f(x):
    return cos(2*pi*x) + x**2

def df(x):
    return 2*x - 2*pi*sin(2*pi*x)

def gradient_descent(start, learning_rate, epochs):
    x = start
    for i in range(epochs):
        x += learning_rate*df(x)   # follow the gradient
    return x
