import numpy as np
import sympy as sp

X, Y = sp.symbols('X Y')
f = 3*(1-X)**2*sp.exp(-X**2-(Y+1)**2) - 10*(X/5-X**3-Y**5)*sp.exp(-X**2-Y**2) - sp.exp(-(X+1)**2-Y**2)/3

peaks = sp.lambdify((X, Y), f)
df_x = sp.lambdify((X, Y), sp.diff(f, X))
df_y = sp.lambdify((X, Y), sp.diff(f, Y))


def gradient_descent(start, learning_rate, epochs):
    punto = np.array(start, dtype=float)
    for _ in range(epochs):
        punto[0] = punto[0] - learning_rate*df_x(punto[0], punto[1])
        punto[1] = punto[1] - learning_rate*df_y(punto[0], punto[1])
    return punto


for partenza in [(1.7, -1.9), (-1, 0.5), (0.5, 0.5)]:
    print(partenza, '->', gradient_descent(partenza, 0.01, 1000))
