# -*- coding: utf-8 -*-
import numpy as np


def function(x):
    x = np.atleast_1d(x)
    return np.cos(2*np.pi*x) + np.power(x, 2)


def derivative(x):
    x = np.atleast_1d(x)
    return 2*x - 2*np.pi*np.sin(2*np.pi*x)


def gradient_descent(start, learning_rate, epochs):
    localmin = np.array([start], dtype=float).reshape(1)
    for i in range(epochs):
        localmin = localmin - learning_rate*derivative(localmin)
    return localmin   # array with one number, like np.random.choice(x, 1) in the lecture
