import numpy as np

np.random.seed(42)  # so that my plots in the pdf are the same as here

ZERO = np.zeros(2)


def bowl():
    f = lambda x, y: np.square(x) + np.square(y)
    return f, lambda: ZERO.copy()


def mult():
    f = lambda x, y: np.sin(np.sqrt(np.square(x) + np.square(y)))
    return f, lambda: ZERO.copy()


def monkey():
    f = lambda x, y: np.power(x, 3) + 3 * x * np.power(y, 2)
    return f, lambda: ZERO.copy()


def matyas():
    # as a quadratic form p' A p
    A = np.array([[0.26, -0.24], [-0.24, 0.26]])

    def f(x, y):
        p = np.array([x, y])
        return p @ A @ p

    return f, lambda: ZERO.copy()


def easom():
    c = np.full(2, np.pi)

    def f(x, y):
        p = np.array([x, y])
        return -np.prod(np.cos(p)) * np.exp(-np.sum((p - c) ** 2))

    return f, lambda: c


def noisy(dx, dy):
    return np.array([dx, dy]) + np.random.normal(size=2)


def gradient_descent(x, y, dx, dy, hparams):
    theta = np.array([x, y]) - hparams['alpha'] * np.array([dx, dy])
    return theta


def stochastic_gradient_descent(x, y, dx, dy, hparams):
    theta = np.array([x, y]) - hparams['alpha'] * noisy(dx, dy)
    return theta


def momentum(x, y, dx, dy, v_x, v_y, hparams):
    v = hparams['gamma'] * np.array([v_x, v_y]) + hparams['alpha'] * noisy(dx, dy)
    theta = np.array([x, y]) - v
    return np.concatenate([theta, v])


def adagrad(x, y, dx, dy, v_x, v_y, hparams):
    g = noisy(dx, dy)
    G = np.array([v_x, v_y]) + g ** 2
    theta = np.array([x, y]) - hparams['alpha'] / np.sqrt(G + hparams['eps']) * g
    return [*theta, *G]


def adam(x, y, dx, dy, f_x, f_y, s_x, s_y, i, hparams):
    alpha, eps, b1, b2 = (hparams[k] for k in ('alpha', 'eps', 'beta_1', 'beta_2'))
    g = noisy(dx, dy)
    f = b1 * np.array([f_x, f_y]) + (1 - b1) * g
    s = b2 * np.array([s_x, s_y]) + (1 - b2) * g ** 2
    f_hat = f / (1 - b1 ** (i + 1))
    s_hat = s / (1 - b2 ** (i + 1))
    theta = np.array([x, y]) - alpha * f_hat / np.sqrt(s_hat + eps)
    return [theta[0], theta[1], f[0], f[1], s[0], s[1]]
