"""Fixed and dynamic learning rates on 3x^2 - 3x + 4."""


def f(x):
    return 3 * x ** 2 - 3 * x + 4


def df(x):
    return 6 * x - 3


def _walk(start, epochs, rate_at):
    x = start
    path = [x]
    for i in range(epochs):
        slope = df(x)
        x = x - rate_at(i, slope) * slope
        path.append(x)
    return x, path


def gradient_descent_fixed(start, learning_rate, epochs):
    return _walk(start, epochs, lambda i, slope: learning_rate)


def gradient_descent_gradient_based(start, learning_rate, epochs):
    return _walk(start, epochs, lambda i, slope: learning_rate * abs(slope))


def gradient_descent_time_based(start, learning_rate, epochs):
    return _walk(start, epochs, lambda i, slope: learning_rate * (1 - (i + 1) / epochs))


if __name__ == '__main__':
    for walk in (gradient_descent_fixed, gradient_descent_gradient_based, gradient_descent_time_based):
        print(walk.__name__, walk(-1.5, 0.01, 100)[0])
