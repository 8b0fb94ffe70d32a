"""PyTorch in eager mode, 64-bit."""

import os

import torch
from torch import nn

import cases

torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
torch.set_default_dtype(torch.float64)


def network(parameters, activation):
    layers = []
    for index, (weight, bias) in enumerate(parameters):
        dense = nn.Linear(weight.shape[1], weight.shape[0])
        dense.weight.data, dense.bias.data = torch.tensor(weight), torch.tensor(bias)
        layers += [dense, activation()] if index < len(parameters) - 1 else [dense]
    return nn.Sequential(*layers)


def half_square(outputs, targets):
    return 0.5 * (outputs - targets).square().sum(1).mean()


def train(model, loss, optimizer, data):
    for inputs, targets in data:
        optimizer.zero_grad()
        value = loss(model(inputs), targets)
        value.backward()
        optimizer.step()
    return value.detach()


def measure(case, steps, fused=False):
    if case.startswith("small"):
        x, y, parameters = cases.small(case)
        model, loss, rate = network(parameters, nn.Tanh), half_square, cases.SMALL_RATE
    else:
        x, y, parameters = cases.spiral() if case == "spiral" else cases.large()
        model, loss, rate = network(parameters, nn.ReLU), nn.functional.cross_entropy, 1.0
    x, y = torch.tensor(x), torch.tensor(y)
    if case == "large":
        optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, fused=fused or None)
        data = ((x[batch], y[batch]) for batch in map(torch.tensor, cases.batches(steps)))
    else:
        optimizer = torch.optim.SGD(model.parameters(), lr=rate)
        data = ((x, y) for _ in range(steps))
    return cases.timed(lambda: train(model, loss, optimizer, data))
