import numpy as np
import random as rnd
from scipy import optimize  # for comparison


def bowl():
    def function(x, y):
        return x**2 + y**2
    def optimum():
        return np.array([[0.], [0.]])
    return function, optimum


def mult():
    def function(x, y):
        return np.sin(np.sqrt(x**2 + y**2))
    def optimum():
        return np.array([0., 0.])
    return function, optimum


def monkey():
    def function(x, y):
        return x**3 + 3*x*y**2
    def optimum():
        return np.array([0., 0.])
    return function, optimum


def matyas():
    def function(x, y):
        return 0.26*(x**2 + y**2) - 0.48*x*y
    def optimum():
        return np.array([0., 0.])
    return function, optimum


def easom():
    def function(x, y):
        return -np.cos(x)*np.cos(y)*np.exp(-((x - np.pi)**2 + (y - np.pi)**2))
    def optimum():
        return np.array([np.pi, np.pi])
    return function, optimum


def gradient_descent(x, y, dx, dy, hparams):
    return x - hparams['alpha']*dx, y - hparams['alpha']*dy


def stochastic_gradient_descent(x, y, dx, dy, hparams):
    return gradient_descent(x, y, rnd.gauss(dx, 1), rnd.gauss(dy, 1), hparams)


def momentum(x, y, dx, dy, v_x, v_y, hparams):
    v_x = hparams['gamma']*v_x + hparams['alpha']*rnd.gauss(dx, 1)
    v_y = hparams['gamma']*v_y + hparams['alpha']*rnd.gauss(dy, 1)
    return x - v_x, y - v_y, v_x, v_y


def adagrad(x, y, dx, dy, v_x, v_y, hparams):
    dx, dy = rnd.gauss(dx, 1), rnd.gauss(dy, 1)
    v_x += dx**2
    v_y += dy**2
    x -= hparams['alpha']*dx/np.sqrt(v_x + hparams['epsilon'])
    y -= hparams['alpha']*dy/np.sqrt(v_y + hparams['epsilon'])
    return x, y, v_x, v_y


def adam(x, y, dx, dy, f_x, f_y, s_x, s_y, i, hparams):
    if not all(k in hparams for k in ('alpha', 'eps', 'beta_1', 'beta_2')):
        raise ValueError('adam needs alpha, eps, beta_1 and beta_2')
    b1, b2 = hparams['beta_1'], hparams['beta_2']
    dx, dy = rnd.gauss(dx, 1), rnd.gauss(dy, 1)
    f_x = b1*f_x + (1 - b1)*dx
    f_y = b1*f_y + (1 - b1)*dy
    s_x = b2*s_x + (1 - b2)*dx**2
    s_y = b2*s_y + (1 - b2)*dy**2
    m = np.array([f_x, f_y])/(1 - b1**(i + 1))
    v = np.array([s_x, s_y])/(1 - b2**(i + 1))
    x, y = np.array([x, y]) - hparams['alpha']*m/np.sqrt(v + hparams['eps'])
    return x, y, f_x, f_y, s_x, s_y
