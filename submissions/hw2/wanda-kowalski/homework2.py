import numpy as np
from numpy import sin, cos, exp, sqrt, pi

rs = np.random.RandomState(7)

# ---------- functions ----------

def bowl():
    def f(x, y): return x**2 + y**2
    def opt(): return np.zeros(2)
    return f, opt

def mult():
    def f(x, y): return sin(sqrt(x**2 + y**2))
    def opt(): return np.zeros(2)
    return f, opt

def monkey():
    def f(x, y): return x**3 + 3*x*y**2
    def opt(): return np.zeros(2)
    return f, opt

def matyas():
    def f(x, y): return 0.26*(x**2 + y**2) - 0.48*x*y
    def opt(): return np.zeros(2)
    return f, opt

def easom():
    def f(x, y): return -cos(x)*cos(y)*exp(-((x - pi)**2 + (y - pi)**2))
    def opt(): return np.array([pi, pi])
    return f, opt

# ---------- methods ----------

def gradient_descent(x, y, dx, dy, hparams):
    alpha = hparams['alpha']
    return x - alpha*dx, y - alpha*dy

def stochastic_gradient_descent(x, y, dx, dy, hparams):
    alpha = hparams['alpha']
    n = rs.standard_normal(2)
    return x - alpha*(dx + n[0]), y - alpha*(dy + n[1])

def momemtum(x, y, dx, dy, v_x, v_y, hparams):
    alpha, gamma = hparams['alpha'], hparams['gamma']
    n = rs.standard_normal(2)
    v_x = gamma*v_x + alpha*(dx + n[0])
    v_y = gamma*v_y + alpha*(dy + n[1])
    return x - v_x, y - v_y, v_x, v_y

def adagrad(x, y, dx, dy, v_x, v_y, hparams):
    alpha, eps = hparams['alpha'], hparams['eps']
    n = rs.standard_normal(2)
    dx, dy = dx + n[0], dy + n[1]
    v_x, v_y = v_x + dx**2, v_y + dy**2
    return x - alpha*dx/sqrt(v_x + eps), y - alpha*dy/sqrt(v_y + eps), v_x, v_y

# TODO adam if I have time on sunday
