"""The data and the first parameters of the trainings, the same as those of the Swift side."""

import time

import numpy as np

SMALL_RATE = 0.05


def initial(widths):
    """Weights (fan_out, fan_in) of LeCun's initialisation and zero biases."""
    random = np.random.RandomState(42)
    shapes = list(zip(widths[1:], widths[:-1]))
    return [(random.randn(*shape) / np.sqrt(shape[1]), np.zeros(shape[0])) for shape in shapes]


def small(case):
    """Points and targets in rows, and the parameters, of `small-DEPTH`."""
    x = (np.arange(201) / 100 - 1).reshape(-1, 1)
    return x, x**3 - 0.5 * x, initial([1] + [10] * int(case.split("-")[1]) + [1])


def spiral():
    """Points in rows, labels and parameters."""
    label, radius = np.repeat(np.arange(3), 100), np.tile(np.arange(100) / 99, 3)
    angle = 4 * (label + radius)
    return np.stack([radius * np.sin(angle), radius * np.cos(angle)], 1), label, initial([2, 100, 3])


def large():
    """Random pictures in rows, labels and parameters."""
    random = np.random.RandomState(7)
    return random.rand(1280, 784), np.arange(1280) % 10, initial([784, 512, 512, 10])


def batches(steps, count=1280, size=128):
    """The indices of the minibatches of that many steps; every epoch has an order of its own."""
    random = np.random.RandomState(1)
    epochs = -(-steps * size // count)
    order = np.concatenate([random.permutation(count) for _ in range(epochs)])
    return order[: steps * size].reshape(steps, size)


def timed(work):
    """The measurement of a function that gives the last loss."""
    start = time.perf_counter()
    value = work()
    return {"seconds": time.perf_counter() - start, "value": None if value is None else float(value)}
