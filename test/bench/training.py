"""Trains a network of leaky ReLU layers in plain numpy, and prints seconds and losses as JSON.

Standard input: rows, labels, layers (weights and bias), epochs, batchSize, learningRate, weightDecay. Written as one
writes it who wants it fast and readable: everything by whole matrices, nothing computed twice.
"""

import json
import sys
import time

import numpy as np


def train(rows, labels, layers, epochs, batch_size, learning_rate, weight_decay):
    weights = [layer[0].copy() for layer in layers]
    biases = [layer[1].copy() for layer in layers]
    last = len(weights) - 1
    losses = []
    for _ in range(epochs):
        total, batches = 0.0, 0
        for begin in range(0, len(rows), batch_size):
            y = labels[begin : begin + batch_size]
            n = len(y)
            # Forward: the outputs of all layers, the rows first.
            outputs = [rows[begin : begin + batch_size]]
            for k in range(last):
                u = outputs[-1] @ weights[k] + biases[k]
                outputs.append(np.where(u > 0, u, 0.01 * u))
            z = outputs[-1] @ weights[last] + biases[last]
            z -= z.max(axis=1, keepdims=True)
            powers = np.exp(z)
            sums = powers.sum(axis=1, keepdims=True)
            loss = (np.log(sums[:, 0]) - z[np.arange(n), y]).mean()
            for w in weights:
                loss += 0.5 * weight_decay * np.vdot(w, w)
            total += loss
            batches += 1
            # Backward: sums for weights, means for biases.
            delta = powers / sums
            delta[np.arange(n), y] -= 1
            for k in range(last, -1, -1):
                by_weights = outputs[k].T @ delta + weight_decay * weights[k]
                by_bias = delta.mean(axis=0)
                if k > 0:
                    delta = (delta @ weights[k].T) * np.where(outputs[k] > 0, 1.0, 0.01)
                weights[k] -= learning_rate * by_weights
                biases[k] -= learning_rate * by_bias
        losses.append(float(total / batches))
    return losses


task = json.load(sys.stdin)
arguments = (
    np.array(task["rows"]),
    np.array(task["labels"]),
    [(np.array(layer["weights"]), np.array(layer["bias"])) for layer in task["layers"]],
    task["epochs"],
    task["batchSize"],
    task["learningRate"],
    task["weightDecay"],
)
began = time.process_time()
losses = train(*arguments)
print(json.dumps({"seconds": time.process_time() - began, "losses": losses}))
