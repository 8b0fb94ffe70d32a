"""NumPy at its best on small networks: points in columns, no array made inside the loop."""

import numpy as np

import cases


class Layer:
    """A dense layer with room for what it gives and for the gradients."""

    def __init__(self, weight, bias, count):
        self.weight, self.bias = weight.copy(), bias[:, None].copy()
        self.outputs = np.empty((len(bias), count))
        self.error = np.empty_like(self.outputs)
        self.slope = np.empty_like(self.outputs)
        self.weight_gradient = np.empty_like(self.weight)
        self.bias_gradient = np.empty_like(self.bias)


def step(layers, inputs, targets, rate):
    values = inputs
    for layer in layers:
        np.matmul(layer.weight, values, out=layer.outputs)
        layer.outputs += layer.bias
        if layer is not layers[-1]:
            np.tanh(layer.outputs, out=layer.outputs)
        values = layer.outputs
    last, count = layers[-1], inputs.shape[1]
    np.subtract(values, targets, out=last.error)
    loss = 0.5 / count * np.vdot(last.error, last.error)
    last.error *= 1 / count
    for index in range(len(layers) - 1, -1, -1):
        layer, before = layers[index], layers[index - 1]
        np.matmul(layer.error, (before.outputs if index else inputs).T, out=layer.weight_gradient)
        np.sum(layer.error, axis=1, keepdims=True, out=layer.bias_gradient)
        if index:
            np.matmul(layer.weight.T, layer.error, out=before.error)
            np.multiply(before.outputs, before.outputs, out=before.slope)
            np.subtract(1, before.slope, out=before.slope)
            before.error *= before.slope
    for layer in layers:
        layer.weight_gradient *= rate
        layer.weight -= layer.weight_gradient
        layer.bias_gradient *= rate
        layer.bias -= layer.bias_gradient
    return loss


def measure(case, steps):
    x, y, parameters = cases.small(case)
    x, y = x.T.copy(), y.T.copy()
    layers = [Layer(weight, bias, x.shape[1]) for weight, bias in parameters]

    def work():
        for _ in range(steps):
            loss = step(layers, x, y, cases.SMALL_RATE)
        return loss

    return cases.timed(work)
