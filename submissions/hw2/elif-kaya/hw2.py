#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# Elif Kaya - Ödev 2
import math
import random


def bowl():
    def f_bowl(x, y):
        out = x**2 + y**2
        return out
    def opt_bowl():
        return {"x": 0, "y": 0}
    # the optimum as numbers, the plot code wants [x, y]
    return {"f": f_bowl, "optimum": lambda: list(opt_bowl().values())}


def mult():
    def f_mult(x, y):
        return math.sin(math.hypot(x, y))
    return {"f": f_mult, "optimum": lambda: [0, 0]}


def monkey():
    def f_monkey(x, y):
        return x**3 + 3*x*y**2
    return {"f": f_monkey, "optimum": lambda: [0, 0]}


def matyas():
    def f_matyas(x, y):
        # same as 0.26 (x^2+y^2) - 0.48xy, written with the diagonals
        return 0.01*(x + y)**2 + 0.25*(x - y)**2
    return {"f": f_matyas, "optimum": lambda: [0, 0]}


def easom():
    def f_easom(x, y):
        return -(math.cos(x)*math.cos(y))*math.exp(-(x-math.pi)**2)*math.exp(-(y-math.pi)**2)
    return {"f": f_easom, "optimum": lambda: [math.pi, math.pi]}


def gradient_descent(x, y, dx, dy, hparams):
    alpha = hparams.get("alpha")
    return {"x": x - alpha*dx, "y": y - alpha*dy}


def stochastic_gradient_descent(x, y, dx, dy, hparams):
    noise_x, noise_y = random.normalvariate(0, 1), random.normalvariate(0, 1)
    return gradient_descent(x, y, dx + noise_x, dy + noise_y, hparams)


def momentum(x, y, dx, dy, v_x, v_y, hparams):
    noise_x, noise_y = random.normalvariate(0, 1), random.normalvariate(0, 1)
    v_x = hparams["gamma"]*v_x + hparams["alpha"]*(dx + noise_x)
    v_y = hparams["gamma"]*v_y + hparams["alpha"]*(dy + noise_y)
    return {"x": x - v_x, "y": y - v_y, "v_x": v_x, "v_y": v_y}


def adagrad(x, y, dx, dy, v_x, v_y, hparams):
    dx = dx + random.normalvariate(0, 1)
    dy = dy + random.normalvariate(0, 1)
    new = {"v_x": v_x + dx**2, "v_y": v_y + dy**2}
    new["x"] = x - hparams["alpha"]*dx*(new["v_x"] + hparams["eps"])**-0.5
    new["y"] = y - hparams["alpha"]*dy*(new["v_y"] + hparams["eps"])**-0.5
    return new


def adam(x, y, dx, dy, f_x, f_y, s_x, s_y, i, hparams):
    alpha = hparams["alpha"]
    eps = hparams["eps"]
    beta_1 = hparams["beta_1"]
    beta_2 = hparams["beta_2"]
    dx = dx + random.normalvariate(0, 1)
    dy = dy + random.normalvariate(0, 1)
    f_x = beta_1*f_x + (1-beta_1)*dx
    f_y = beta_1*f_y + (1-beta_1)*dy
    s_x = beta_2*s_x + (1-beta_2)*dx**2
    s_y = beta_2*s_y + (1-beta_2)*dy**2
    unbias_f = 1/(1 - beta_1**(i+1))
    unbias_s = 1/(1 - beta_2**(i+1))
    x = x - alpha*f_x*unbias_f/math.sqrt(s_x*unbias_s + eps)
    y = y - alpha*f_y*unbias_f/math.sqrt(s_y*unbias_s + eps)
    return {"x": x, "y": y, "f_x": f_x, "f_y": f_y, "s_x": s_x, "s_y": s_y}
