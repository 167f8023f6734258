# Ben Lindqvist
# Homework 2, section 2
# plain python, I did not want to fight with numpy shapes again

import math
from random import gauss


def bowl():
    """Convex, one minimum, same steepness everywhere around. If a method fails here it is broken."""

    def f(x, y):
        return x * x + y * y

    def optimum():
        return (0.0, 0.0)

    return f, optimum


def mult():
    """Rings. The middle is only a local minimum so you can see who gets out of it."""

    def f(x, y):
        r = math.sqrt(x * x + y * y)
        return math.sin(r)

    def optimum():
        return (0.0, 0.0)

    return f, optimum


def monkey():
    """Gradient is zero at (0, 0) but that is not a minimum, it is a saddle."""

    def f(x, y):
        return x * (x * x + 3.0 * y * y)

    def optimum():
        return (0.0, 0.0)

    return f, optimum


def matyas():
    """Taco. Steep across, nearly flat along x = y."""

    def f(x, y):
        quad = 0.26 * (x * x + y * y)
        cross = 0.48 * x * y
        return quad - cross

    def optimum():
        return (0.0, 0.0)

    return f, optimum


def easom():
    """Flat almost everywhere with a deep hole at (pi, pi)."""

    def f(x, y):
        dist = (x - math.pi) ** 2 + (y - math.pi) ** 2
        return -math.cos(x) * math.cos(y) * math.exp(-dist)

    def optimum():
        return (math.pi, math.pi)

    return f, optimum


def gradient_descent(x, y, dx, dy, hparams):
    a = hparams["alpha"]
    return x - a * dx, y - a * dy


def stochastic_gradient_descent(x, y, dx, dy, hparams):
    # gauss(mu, sigma): noise with sd 1 around the true slope
    return gradient_descent(x, y, gauss(dx, 1), gauss(dy, 1), hparams)


def momentum(x, y, dx, dy, v_x, v_y, hparams):
    a, g = hparams["alpha"], hparams["gamma"]
    v_x = g * v_x + a * gauss(dx, 1)
    v_y = g * v_y + a * gauss(dy, 1)
    return x - v_x, y - v_y, v_x, v_y


def adagrad(x, y, dx, dy, v_x, v_y, hparams):
    a, eps = hparams["alpha"], hparams["eps"]
    gx = gauss(dx, 1)
    gy = gauss(dy, 1)
    v_x += gx * gx
    v_y += gy * gy
    x -= a * gx / math.sqrt(v_x + eps)
    y -= a * gy / math.sqrt(v_y + eps)
    return x, y, v_x, v_y


def adam(x, y, dx, dy, f_x, f_y, s_x, s_y, i, hparams):
    a, eps = hparams["alpha"], hparams["eps"]
    b1, b2 = hparams["beta_1"], hparams["beta_2"]
    gx = gauss(dx, 1)
    gy = gauss(dy, 1)

    f_x = b1 * f_x + (1 - b1) * gx
    f_y = b1 * f_y + (1 - b1) * gy
    s_x = b2 * s_x + (1 - b2) * gx * gx
    s_y = b2 * s_y + (1 - b2) * gy * gy

    # the loop starts at 0, the paper at t = 1
    t = i + 1
    c1 = 1 - b1 ** t
    c2 = 1 - b2 ** t

    x -= a * (f_x / c1) / math.sqrt(s_x / c2 + eps)
    y -= a * (f_y / c1) / math.sqrt(s_y / c2 + eps)
    return x, y, f_x, f_y, s_x, s_y


if __name__ == "__main__":
    # quick look: numerical slope instead of autograd
    f, opt = matyas()
    h = 1e-5
    x, y, vx, vy = 4.0, -4.0, 0.0, 0.0
    for step in range(200):
        dx = (f(x + h, y) - f(x - h, y)) / (2 * h)
        dy = (f(x, y + h) - f(x, y - h)) / (2 * h)
        x, y, vx, vy = momentum(x, y, dx, dy, vx, vy, {"alpha": 0.01, "gamma": 0.9})
    print("momentum on matyas ended at", x, y, "optimum", opt())
