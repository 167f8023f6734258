import random
from math import cos, sin, tau

def fx(x):
    return cos(tau * x) + x * x

def deriv(x):
    return 2 * x - tau * sin(tau * x)

localmin = random.choice([k / 1000 for k in range(-2000, 2001)])
print('start', localmin)
for i in range(100):
    localmin = localmin - 0.01 * deriv(localmin)
print('end', localmin)
