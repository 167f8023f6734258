# Adam on the parameters of a network: a solution

import numpy as np


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    """One step of Adam for every array of the network. The steps are counted from 1. Returns new dictionaries."""
    v = {key: beta1 * v[key] + (1 - beta1) * grad for key, grad in grads.items()}
    s = {key: beta2 * s[key] + (1 - beta2) * grad**2 for key, grad in grads.items()}

    def step(key):
        v_corrected = v[key] / (1 - beta1**t)
        s_corrected = s[key] / (1 - beta2**t)
        return learning_rate * v_corrected / (np.sqrt(s_corrected) + epsilon)

    return {name: value - step('d' + name) for name, value in parameters.items()}, v, s
