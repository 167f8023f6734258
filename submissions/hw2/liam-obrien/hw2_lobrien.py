import numpy as np

SIGMA = 0.1   # with 1 the plots looked way too wild


def noise():
    return np.random.normal(0, SIGMA)


def bowl():
    return (lambda x, y: x**2 + y**2), (lambda: (0, 0))


def mult():
    return (lambda x, y: np.sin((x**2 + y**2)**0.5)), (lambda: (0, 0))


def monkey():
    return (lambda x, y: x**3 + 3*x*y**2), (lambda: (0, 0))


def matyas():
    return (lambda x, y: 0.26*(x**2 + y**2) - 0.48*x*y), (lambda: (0, 0))


def easom():
    return (
        lambda x, y: -np.cos(x)*np.cos(y)*np.exp(-((x - np.pi)**2 + (y - np.pi)**2)),
        lambda: (np.pi, np.pi),
    )


def gradient_descent(x, y, dx, dy, hparams):
    lr = hparams['alpha']
    return x - lr*dx, y - lr*dy


def stochastic_gradient_descent(x, y, dx, dy, hparams):
    lr = hparams['alpha']
    return x - lr*(dx + noise()), y - lr*(dy + noise())


def momentum(x, y, dx, dy, v_x, v_y, hparams):
    lr, mu = hparams['alpha'], hparams['gamma']
    v_x = mu*v_x + lr*(dx + noise())
    v_y = mu*v_y + lr*(dy + noise())
    return x - v_x, y - v_y, v_x, v_y


def adagrad(x, y, dx, dy, v_x, v_y, hparams):
    lr, eps = hparams['alpha'], hparams['eps']
    dx, dy = dx + noise(), dy + noise()
    v_x, v_y = v_x + dx**2, v_y + dy**2
    return x - lr*dx/np.sqrt(v_x + eps), y - lr*dy/np.sqrt(v_y + eps), v_x, v_y


def adam(x, y, dx, dy, f_x, f_y, s_x, s_y, i, hparams):
    lr, eps, b1, b2 = hparams['alpha'], hparams['eps'], hparams['beta_1'], hparams['beta_2']
    i = i + 1
    dx, dy = dx + noise(), dy + noise()
    f_x, f_y = b1*f_x + (1 - b1)*dx, b1*f_y + (1 - b1)*dy
    s_x, s_y = b2*s_x + (1 - b2)*dx**2, b2*s_y + (1 - b2)*dy**2
    x = x - lr*f_x/(1 - b1**i)/np.sqrt(s_x/(1 - b2**i) + eps)
    y = y - lr*f_y/(1 - b1**i)/np.sqrt(s_y/(1 - b2**i) + eps)
    return x, y, f_x, f_y, s_x, s_y
