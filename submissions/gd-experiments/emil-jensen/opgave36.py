import numpy as np

def fx(x):
    return np.sin(x)*np.exp(-x**2/20)

def deriv(x):
    return (np.cos(x) - 0.1*x*np.sin(x))*np.exp(-x**2/20)

local_min = np.random.uniform(-6, 6)
learning_rate = 0.01
training_epochs = 1000
for i in range(training_epochs):
    local_min = local_min - learning_rate*deriv(local_min)

# experiment 1
start_locs = np.linspace(-5, 5, 50)
final_res = []
for start in start_locs:
    x = start
    for i in range(training_epochs):
        x = x - 0.01*deriv(x)
    final_res.append(x)

# experiment 2
learning_rates = np.linspace(1e-10, 0.1, 50)
final_res = []
for lr in learning_rates:
    x = 0
    for i in range(training_epochs):
        x = x - 0.01*deriv(x)
    final_res.append(x)

# experiment 3
learning_rates = np.linspace(1e-10, 0.1, 50)
epochs = np.round(np.linspace(10, 500, 40))
final_res = np.zeros((50, 40))
for a, lr in enumerate(learning_rates):
    for b, n in enumerate(epochs):
        x = 0
        for i in range(int(n)):
            x = x - lr*deriv(x)
        final_res[a, b] = x
