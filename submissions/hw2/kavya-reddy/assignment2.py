import numpy as np
from random import gauss

# Section 2 - test functions

def bowl():
    def f_bowl(x, y):
        return x**2 + y**2
    def opt_bowl():
        return np.array([0., 0.])
    return f_bowl, opt_bowl

def mult():
    def f_mult(x, y):
        return np.sin(np.sqrt(x**2 + y**2))
    def opt_mult():
        return np.array([0., 0.])
    return f_mult, opt_mult

def monkey():
    def f_monkey(x, y):
        return x**3 + 3*x*(y**2)
    def opt_monkey():
        return np.array([0., 0.])
    return f_monkey, opt_monkey

def matyas():
    def f_matyas(x, y):
        return 0.26*(x**2 + y**2) - 0.48*x*y
    def opt_matyas():
        return np.array([0., 0.])
    return f_matyas, opt_matyas

def easom():
    def f_easom(x, y):
        return -np.cos(x)*np.cos(y)*np.exp(-((x-np.pi)**2 + (y-np.pi)**2))
    def opt_easom():
        return np.array([np.pi, np.pi])
    return f_easom, opt_easom

# Section 2 - optimizers

def gradient_descent(x, y, dx, dy, hparams):
    alpha = hparams['alpha']
    x = x - alpha*dx
    y = y - alpha*dy
    return x, y

def stochastic_gradient_descent(x, y, dx, dy, hparams):
    alpha = hparams['alpha']
    x = x - alpha*(dx + gauss(0, 1))
    y = y - alpha*(dy + gauss(0, 1))
    return x, y

def momentum(x, y, dx, dy, v_x, v_y, hparams):
    alpha = hparams['alpha']
    gamma = hparams['gamma']
    v_x = gamma*v_x + alpha*(dx + gauss(0, 1))
    v_y = gamma*v_y + alpha*(dy + gauss(0, 1))
    x = x - v_x
    y = y - v_y
    return x, y, v_x, v_y

def adagrad(x, y, dx, dy, v_x, v_y, hparams):
    # adapts the rate for each direction
    eps = hparams['eps']
    alpha = hparams['alpha']
    v_x = v_x + dx**2
    v_y = v_y + dy**2
    x = x - alpha*dx/np.sqrt(v_x + eps)
    y = y - alpha*dy/np.sqrt(v_y + eps)
    return x, y, v_x, v_y

def adam(x, y, dx, dy, f_x, f_y, s_x, s_y, i, hparams):
    eps = hparams['eps']
    alpha = hparams['alpha']
    beta_1 = hparams['beta_1']
    beta_2 = hparams['beta_2']
    t = i + 1
    f_x = beta_1*f_x + (1 - beta_1)*dx
    f_y = beta_1*f_y + (1 - beta_1)*dy
    s_x = beta_2*s_x + (1 - beta_2)*dx**2
    s_y = beta_2*s_y + (1 - beta_2)*dy**2
    f_x_hat = f_x/(1 - beta_1**t)
    f_y_hat = f_y/(1 - beta_1**t)
    s_x_hat = s_x/(1 - beta_2**t)
    s_y_hat = s_y/(1 - beta_2**t)
    x = x - alpha*f_x_hat/np.sqrt(s_x_hat + eps)
    y = y - alpha*f_y_hat/np.sqrt(s_y_hat + eps)
    return x, y, f_x, f_y, s_x, s_y
