import numpy as np
from random import gauss


def bowl():
    f = lambda x, y: x**2 + y**2
    return f, lambda: np.array([0, 0])


def mult():
    f = lambda x, y: np.sin(np.sqrt(x**2 + y**2)
    return f, lambda: np.array([0, 0])


def monkey():
    f = lambda x, y: x**3 + 3*x*y**2
    return f, lambda: np.array([0, 0])


def gradient_descent(x, y, dx, dy, hparams):
    return x - hparams['alpha']*dx, y - hparams['alpha']*dy


def stochastic_gradient_descent(x, y, dx, dy, hparams):
    return x - hparams['alpha']*gauss(dx, 1), y - hparams['alpha']*gauss(dy, 1)
