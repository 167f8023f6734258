# Adam with a configuration: a solution

import numpy as np


def adam(w, dw, config):
    """One step of Adam. The configuration carries the averages and the number of steps so far. Returns both anew."""
    beta1, beta2 = config['beta1'], config['beta2']
    t = config['t'] + 1
    m = beta1 * config['m'] + (1 - beta1) * dw
    v = beta2 * config['v'] + (1 - beta2) * dw**2
    m_corrected = m / (1 - beta1**t)
    v_corrected = v / (1 - beta2**t)
    next_w = w - config['learning_rate'] * m_corrected / (np.sqrt(v_corrected) + config['epsilon'])
    return next_w, {**config, 'm': m, 'v': v, 't': t}
