import math
import matplotlib.pyplot as plt


def f(x):
    return math.sin(x) * math.exp(-x * x / 20)


def df(x):
    enveloppe = math.exp(-x * x / 20)
    return enveloppe * math.cos(x) - enveloppe * math.sin(x) * x / 10


def gradient_descent(start, learning_rate=0.01, epochs=1000):
    x = start
    for _ in range(epochs):
        x -= learning_rate * df(x)
    return x


# expérience 1 : le point de départ
start_locs = [-5 + 10 * k / 49 for k in range(50)]
final_starts = [gradient_descent(depart) for depart in start_locs]

# expérience 2 : le pas
learning_rates = [1e-10 + k * (0.1 - 1e-10) / 49 for k in range(50)]
final_rates = [gradient_descent(0, pas) for pas in learning_rates]

# expérience 3 : le pas et le nombre d'étapes
epochs_list = [round(10 + 490 * k / 39) for k in range(40)]
final_grid = [[gradient_descent(0, pas, n) for n in epochs_list] for pas in learning_rates]

if __name__ == '__main__':
    figure, axes = plt.subplots(1, 3)
    for axe in axes:
        axe.grid()
    plt.show()
