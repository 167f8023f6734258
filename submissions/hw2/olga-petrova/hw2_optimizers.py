# HW 2, part 2. Olga Petrova
from math import sin, cos, exp, sqrt, pi
from random import gauss, seed

seed(1)


def bowl():
    def f(x, y): return x**2 + y**2
    def opt(): return [0., 0.]
    return f, opt


def mult():
    def f(x, y): return sin(sqrt(x**2 + y**2))
    def opt(): return [0., 0.]
    return f, opt


def monkey():
    def f(x, y): return x**3 + 3*x*y**2
    def opt(): return [0., 0.]
    return f, opt


def matyas():
    def f(x, y): return 0.26*(x**2 + y**2) - 0.48*x*y
    def opt(): return [0., 0.]
    return f, opt


def easom():
    def f(x, y): return -cos(x)*cos(y)*exp(-((x - pi)**2 + (y - pi)**2))
    def opt(): return [3.14159265, 3.14159265]
    return f, opt


def gradient_descent(x, y, dx, dy, hparams):
    x = x - hparams['alpha']*dx
    y = y - hparams['alpha']*dy
    return x, y


def stochastic_gradient_descent(x, y, dx, dy, hparams):
    dx = gauss(dx, 1)
    dy = gauss(dy, 1)
    return gradient_descent(x, y, dx, dy, hparams)


def momentum(x, y, dx, dy, v_x, v_y, hparams):
    # velocity keeps 70 percent, the value from the lecture slides
    v_x = 0.7*v_x + hparams['alpha']*gauss(dx, 1)
    v_y = 0.7*v_y + hparams['alpha']*gauss(dy, 1)
    return x - v_x, y - v_y, v_x, v_y


def adagrad(x, y, dx, dy, v_x, v_y, hparams):
    dx = gauss(dx, 1)
    dy = gauss(dy, 1)
    # normalise every direction with the size of its gradient
    v_x = dx**2
    v_y = dy**2
    x = x - hparams['alpha']*dx/sqrt(v_x + hparams['eps'])
    y = y - hparams['alpha']*dy/sqrt(v_y + hparams['eps'])
    return x, y, v_x, v_y


def adam(x, y, dx, dy, f_x, f_y, s_x, s_y, i, hparams):
    b1 = hparams['beta_1']
    b2 = hparams['beta_2']
    dx = gauss(dx, 1)
    dy = gauss(dy, 1)
    f_x = b1*f_x + (1 - b1)*dx
    f_y = b1*f_y + (1 - b1)*dy
    s_x = b2*s_x + (1 - b2)*dx**2
    s_y = b2*s_y + (1 - b2)*dy**2
    # alpha with both corrections at once would need another epsilon, so separately
    fx, fy = f_x/(1 - b1**(i + 1)), f_y/(1 - b1**(i + 1))
    sx, sy = s_x/(1 - b2**(i + 1)), s_y/(1 - b2**(i + 1))
    x = x - hparams['alpha']*fx/sqrt(sx + hparams['eps'])
    y = y - hparams['alpha']*fy/sqrt(sy + hparams['eps'])
    return x, y, f_x, f_y, s_x, s_y
