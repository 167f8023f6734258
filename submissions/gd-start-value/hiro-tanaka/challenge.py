import numpy as np

def f(x):
    return np.cos(2*np.pi*x) + x**2

def df(x):
    return -2*np.pi*np.sin(2*np.pi*x) + 2*x

def gradient_descent(start, learning_rate, training_epochs):
    localmin = start
    localmins = np.zeros(training_epochs)
    for epoch in range(training_epochs):
        localmins[epoch] = localmin
        localmin = localmin - learning_rate*df(localmin)
    return localmin, localmins

if __name__ == "__main__":
    import matplotlib.pyplot as plt
    m, path = gradient_descent(0.01, 0.01, 100)
    plt.plot(path)
    plt.show()
