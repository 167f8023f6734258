import numpy as np

pi = np.pi

def bowl():
    def f(x, y):
        return x**2 + y**2
    return f, lambda: np.array([0.0, 0.0])

def mult():
    def f(x, y):
        return np.sin(np.sqrt(x**2 + y**2))
    return f, lambda: np.array([0.0, 0.0])

def monkey():
    def f(x, y):
        return x**3 + 3*x*y**2
    return f, lambda: np.array([0.0, 0.0])

def matyas():
    def f(x, y):
        return 0.26*(x**2 + y**2) - 0.48*x*y
    return f, lambda: np.array([0.0, 0.0])

def easom():
    def f(x, y):
        return -np.cos(x)*np.cos(y)*np.exp(-((x - pi)**2 + (y - pi)**2))
    return f, lambda: np.array([pi, pi])

def gradient_descent(x, y, dx, dy, hparams):
    return x - hparams['alpha']*dx, y - hparams['alpha']*dy

def stochastic_gradient_descent(x, y, dx, dy, hparams):
    dx += np.random.randn()
    dy += np.random.randn()
    return x - hparams['alpha']*dx, y - hparams['alpha']*dy

def momentum(x, y, dx, dy, v_x, v_y, hparams):
    dx += np.random.randn()
    dy += np.random.randn()
    v_x = hparams['gamma']*v_x + hparams['alpha']*dx
    v_y = hparams['gamma']*v_y + hparams['alpha']*dy
    return x - v_x, y - v_y, v_x, v_y

def adagrad(x, y, dx, dy, v_x, v_y, hparams):
    dx += np.random.randn()
    dy += np.random.randn()
    v_x += dx**2
    v_y += dy**2
    x -= hparams['alpha']*dx/np.sqrt(v_x + hparams['eps'])
    y -= hparams['alpha']*dy/np.sqrt(v_y + hparams['eps'])
    return x, y, v_x, v_y

def adam(x, y, dx, dy, f_x, f_y, s_x, s_y, i, hparams):
    alpha, eps = hparams['alpha'], hparams['eps']
    beta_1, beta_2 = hparams['beta_1'], hparams['beta_2']
    dx += np.random.randn()
    dy += np.random.randn()
    f_x = beta_1*f_x + (1 - beta_1)*dx
    f_y = beta_1*f_y + (1 - beta_1)*dy
    s_x = beta_2*s_x + (1 - beta_2)*dx**2
    s_y = beta_2*s_y + (1 - beta_2)*dy**2
    # unbias
    f_x /= 1 - beta_1**(i + 1)
    f_y /= 1 - beta_1**(i + 1)
    s_x /= 1 - beta_2**(i + 1)
    s_y /= 1 - beta_2**(i + 1)
    x -= alpha*f_x/np.sqrt(s_x + eps)
    y -= alpha*f_y/np.sqrt(s_y + eps)
    return x, y, f_x, f_y, s_x, s_y
