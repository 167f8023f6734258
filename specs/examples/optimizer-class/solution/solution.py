# Adam as a class that keeps its state: a solution

import numpy as np


class Adam:
    """Adam. An object keeps the averages of every array, and counts its own steps."""

    def __init__(self, lr, beta1, beta2, eps):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.t = 0

    def step(self, params, grads):
        """One step: returns the new arrays, in the order of the old ones."""
        if self.t == 0:
            self.m = [np.zeros_like(grad) for grad in grads]
            self.v = [np.zeros_like(grad) for grad in grads]
        self.t += 1
        self.m = [self.beta1 * m + (1 - self.beta1) * grad for m, grad in zip(self.m, grads)]
        self.v = [self.beta2 * v + (1 - self.beta2) * grad**2 for v, grad in zip(self.v, grads)]
        return [param - self.lr * self.direction(m, v) for param, m, v in zip(params, self.m, self.v)]

    def direction(self, m, v):
        """Where to go, of one array: both averages corrected for their start at 0."""
        m_corrected = m / (1 - self.beta1**self.t)
        v_corrected = v / (1 - self.beta2**self.t)
        return m_corrected / (np.sqrt(v_corrected) + self.eps)
