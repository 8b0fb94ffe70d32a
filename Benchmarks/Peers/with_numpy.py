"""NumPy as one writes it to learn: a class for each layer, points in rows, new arrays at every step."""

import numpy as np

import cases


class Dense:
    def __init__(self, weight, bias):
        self.weight, self.bias = weight.copy(), bias.copy()

    def forward(self, inputs):
        self.inputs = inputs
        return inputs @ self.weight.T + self.bias

    def backward(self, error):
        self.weight_gradient = error.T @ self.inputs
        self.bias_gradient = error.sum(axis=0)
        return error @ self.weight

    def parameters(self):
        return [(self.weight, self.weight_gradient), (self.bias, self.bias_gradient)]


class Tanh:
    def forward(self, inputs):
        self.outputs = np.tanh(inputs)
        return self.outputs

    def backward(self, error):
        return error * (1 - self.outputs**2)


class ReLU:
    def forward(self, inputs):
        self.mask = inputs > 0
        return inputs * self.mask

    def backward(self, error):
        return error * self.mask


class SquaredError:
    def __call__(self, outputs, targets):
        difference = outputs - targets
        loss = 0.5 * np.mean(np.sum(np.square(difference), axis=1))
        return loss, difference / len(targets)


class CrossEntropy:
    def __call__(self, outputs, labels):
        rows = np.arange(len(labels))
        shifted = outputs - outputs.max(axis=1, keepdims=True)
        exponentials = np.exp(shifted)
        totals = exponentials.sum(axis=1, keepdims=True)
        loss = np.mean(np.log(totals[:, 0]) - shifted[rows, labels])
        gradient = exponentials / totals
        gradient[rows, labels] -= 1
        return loss, gradient / len(labels)


class Network:
    def __init__(self, parameters, activation):
        self.dense = [Dense(*each) for each in parameters]
        self.layers = [self.dense[0]]
        for layer in self.dense[1:]:
            self.layers += [activation(), layer]

    def forward(self, values):
        for layer in self.layers:
            values = layer.forward(values)
        return values

    def backward(self, error):
        for layer in reversed(self.layers):
            error = layer.backward(error)

    def parameters(self):
        return [pair for layer in self.dense for pair in layer.parameters()]


class Descent:
    def __init__(self, rate):
        self.rate = rate

    def __call__(self, parameters):
        for parameter, gradient in parameters:
            parameter -= self.rate * gradient


class Adam:
    def __init__(self, rate=1e-3):
        self.rate, self.step, self.memory = rate, 0, None

    def __call__(self, parameters):
        self.step += 1
        self.memory = self.memory or [(np.zeros_like(p), np.zeros_like(p)) for p, _ in parameters]
        for (parameter, gradient), (first, second) in zip(parameters, self.memory):
            first += 0.1 * (gradient - first)
            second *= 0.999
            second += 0.001 * gradient**2
            scale = np.sqrt(second / (1 - 0.999**self.step)) + 1e-8
            parameter -= self.rate / (1 - 0.9**self.step) * first / scale


def train(network, loss, update, data):
    for inputs, targets in data:
        value, error = loss(network.forward(inputs), targets)
        network.backward(error)
        update(network.parameters())
    return value


def product(size, repetitions):
    a, b = (np.random.RandomState(seed).rand(size, size) for seed in (1, 2))

    def work():
        for _ in range(repetitions):
            result = a @ b
        return result[0, 0]

    return cases.timed(work)


def measure(case, steps):
    if case.startswith("product"):
        return product(int(case.split("-")[1]), steps)
    if case.startswith("small"):
        x, y, parameters = cases.small(case)
        network, data = Network(parameters, Tanh), ((x, y) for _ in range(steps))
        return cases.timed(lambda: train(network, SquaredError(), Descent(cases.SMALL_RATE), data))
    if case == "spiral":
        x, labels, parameters = cases.spiral()
        network, data = Network(parameters, ReLU), ((x, labels) for _ in range(steps))
        return cases.timed(lambda: train(network, CrossEntropy(), Descent(1.0), data))
    x, labels, parameters = cases.large()
    data = ((x[batch], labels[batch]) for batch in cases.batches(steps))
    return cases.timed(lambda: train(Network(parameters, ReLU), CrossEntropy(), Adam(), data))
