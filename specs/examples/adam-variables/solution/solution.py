# Adam on one variable: a solution

import numpy as np


def update_variables_Adam(alpha, beta1, beta2, epsilon, var, grad, v, s, t):
    """One step of Adam. The steps are counted from 1. Returns the variable, then both averages."""
    v = beta1 * v + (1 - beta1) * grad
    s = beta2 * s + (1 - beta2) * grad**2
    v_corrected = v / (1 - beta1**t)
    s_corrected = s / (1 - beta2**t)
    return var - alpha * v_corrected / (np.sqrt(s_corrected) + epsilon), v, s
