from __future__ import annotations

import random


def f(x: float) -> float:
    return (x - 1 / 2) ** 2


def df(x: float) -> float:
    return 2 * x - 1


def gradient_descent(lr: float, epochs: int, start: float | None = None) -> tuple[float, list[float]]:
    x = random.uniform(-2, 2) if start is None else start
    history: list[float] = []
    for _ in range(epochs):
        x -= lr * df(x)
        history.append(x)
    return x, history


results = {(lr, epochs): gradient_descent(lr, epochs, 2.0)[0] for lr in (0.1, 0.01, 0.001) for epochs in (100, 500, 1000)}

for key in sorted(results):
    print(key, results[key])

# too large a rate: it jumps to the other side and away
print(gradient_descent(1.1, 20, 1.0)[1][-3:])
