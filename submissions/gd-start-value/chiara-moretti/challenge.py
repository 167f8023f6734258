import sympy as sp

x = sp.symbols('x')
expr = sp.cos(2*sp.pi*x) + x**2

fn = sp.lambdify(x, expr)
dfdx = sp.lambdify(x, sp.diff(expr, x))


def gradient_descent(x0, rate, steps):
    point = x0
    for _ in range(steps):
        point = point - rate*dfdx(point)
    return point


def remedy(x0, rate, steps):
    # start on both sides and keep the lower end
    left = gradient_descent(x0 - 0.01, rate, steps)
    right = gradient_descent(x0 + 0.01, rate, steps)
    return left if fn(left) < fn(right) else right


print(sp.diff(expr, x))
