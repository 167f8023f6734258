import math
import random


def bowl():
    def f(x, y):
        return x**2 + y**2
    def optimum():
        return 0, 0
    return f, optimum


def my_sqrt(a):
    """Heron, because we did it in numerics. Repeat until it does not change any more."""
    guess = a
    while True:
        better = (guess + a / guess) / 2 if guess else 0.0
        if abs(better - guess) < 0:
            return better
        guess = better


def mult():
    def f(x, y):
        return math.sin(my_sqrt(x**2 + y**2))
    def optimum():
        return 0, 0
    return f, optimum


def monkey():
    def f(x, y):
        return x**3 + 3*x*y**2
    def optimum():
        return 0, 0
    return f, optimum


def matyas():
    def f(x, y):
        return 0.26*(x**2 + y**2) - 0.48*x*y
    def optimum():
        return 0, 0
    return f, optimum


def easom():
    def f(x, y):
        return -math.cos(x)*math.cos(y)*math.exp(-((x - math.pi)**2 + (y - math.pi)**2))
    def optimum():
        return math.pi, math.pi
    return f, optimum


def gradient_descent(x, y, dx, dy, hparams):
    alpha = hparams['alpha']
    return x - alpha*dx, y - alpha*dy


def stochastic_gradient_descent(x, y, dx, dy, hparams):
    alpha = hparams['alpha']
    return x - alpha*random.gauss(dx, 1), y - alpha*random.gauss(dy, 1)


def momentum(x, y, dx, dy, v_x, v_y, hparams):
    alpha, gamma = hparams['alpha'], hparams['gamma']
    v_x = gamma*v_x + alpha*random.gauss(dx, 1)
    v_y = gamma*v_y + alpha*random.gauss(dy, 1)
    return x - v_x, y - v_y, v_x, v_y


def adagrad(x, y, dx, dy, v_x, v_y, hparams):
    alpha, eps = hparams['alpha'], hparams['eps']
    dx, dy = random.gauss(dx, 1), random.gauss(dy, 1)
    v_x, v_y = v_x + dx**2, v_y + dy**2
    return x - alpha*dx/math.sqrt(v_x + eps), y - alpha*dy/math.sqrt(v_y + eps), v_x, v_y


def adam(x, y, dx, dy, f_x, f_y, s_x, s_y, i, hparams):
    alpha, eps = hparams['alpha'], hparams['eps']
    beta_1, beta_2 = hparams['beta_1'], hparams['beta_2']
    dx, dy = random.gauss(dx, 1), random.gauss(dy, 1)
    f_x, f_y = beta_1*f_x + (1 - beta_1)*dx, beta_1*f_y + (1 - beta_1)*dy
    s_x, s_y = beta_2*s_x + (1 - beta_2)*dx**2, beta_2*s_y + (1 - beta_2)*dy**2
    first = 1 - beta_1**(i + 1)
    second = 1 - beta_2**(i + 1)
    x = x - alpha*(f_x/first)/math.sqrt(s_x/second + eps)
    y = y - alpha*(f_y/first)/math.sqrt(s_y/second + eps)
    return x, y, f_x, f_y, s_x, s_y
