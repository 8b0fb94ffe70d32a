"""Trains small networks for 100 steps in PyTorch (float64) and prints TrajectoryTable.swift.

Run: python trajectories.py > TrajectoryTable.swift
Made with torch 2.13.0 and numpy 2.4.6. Weights are np.random.seed(42), randn(fan_out, fan_in) / sqrt(fan_in).
"""

import math

import numpy as np
import torch
from torch import nn

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
POINTS = 21


def dense(rng, inputs, outputs):
    layer = nn.Linear(inputs, outputs)
    with torch.no_grad():
        layer.weight.copy_(torch.from_numpy(rng.randn(outputs, inputs) / np.sqrt(inputs)))
        layer.bias.zero_()
    return layer


class Residual(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.block = nn.Sequential(*layers)

    def forward(self, x):
        return self.block(x) + x


def mlp(rng, outputs, activation):
    return nn.Sequential(dense(rng, 2, 5), activation, dense(rng, 5, 4), activation, dense(rng, 4, outputs))


def normalized(rng, make):
    return nn.Sequential(
        dense(rng, 2, 6), make(6), nn.Tanh(), dense(rng, 6, 6), make(6), nn.Tanh(), dense(rng, 6, 1))


def residual(rng):
    return nn.Sequential(
        dense(rng, 2, 6),
        Residual(nn.Tanh(), dense(rng, 6, 4), nn.Tanh(), dense(rng, 4, 6)),
        Residual(nn.LayerNorm(6), nn.ReLU(), dense(rng, 6, 6)),
        dense(rng, 6, 1))


i = np.arange(POINTS)
x = torch.from_numpy(np.stack([(i * 7 % 13) / 6.5 - 1, (i * 5 % 11) / 5.5 - 1], axis=1))
y = (x[:, :1] * x[:, 1:] + 0.5 * x[:, :1])
signs = torch.where(y > 0, 1.0, -1.0)
labels = torch.from_numpy(i % 3)


def weston_watkins(scores, labels):
    right = scores.gather(1, labels[:, None])
    terms = torch.relu(1 + scores - right)
    hot = nn.functional.one_hot(labels, scores.shape[1])
    return (terms * (1 - hot)).sum() / len(scores)


LOSSES = {
    "l2": lambda p, t: 0.5 * ((p - t) ** 2).sum(1).mean(),
    "mse": nn.MSELoss(),
    "mae": nn.L1Loss(),
    "huber": nn.HuberLoss(),
    "hinge": lambda p, t: torch.relu(1 - t * p).mean(),
    "class-hinge": weston_watkins,
    "cross-entropy": nn.CrossEntropyLoss(),
}


def run(name, make, loss="mse", optimizer=None, rate=0.05, clip=None, batch=None, schedule=None, scale=1.0):
    np.random.seed(42)
    rng = np.random
    model = make(rng)
    target = {"hinge": signs, "class-hinge": labels, "cross-entropy": labels}.get(loss, y)
    if target.dtype.is_floating_point:
        target = target * scale
    optimizer = (optimizer or (lambda p, lr: torch.optim.SGD(p, lr)))(model.parameters(), rate)
    losses, order = [], []
    for step in range(100):
        if schedule:
            for group in optimizer.param_groups:
                group["lr"] = schedule(step)
        index = torch.arange(POINTS)
        if batch:
            if not len(order):
                order = rng.permutation(POINTS)
            index, order = torch.from_numpy(np.array(order[:batch])), order[batch:]
        value = LOSSES[loss](model(x[index]), target[index])
        optimizer.zero_grad()
        value.backward()
        losses.append(value.item())
        if clip:
            nn.utils.clip_grad_norm_(model.parameters(), clip)
        optimizer.step()
    model.eval()
    output = model(x[:2]).detach().numpy().ravel()
    picked = ", ".join(repr(float(v)) for v in losses[9::10])
    ends = ", ".join(repr(float(v)) for v in output)
    print(f'    "{name}": Trajectory(\n      losses: [\n        {picked},\n      ],\n      outputs: [{ends}]),')


def cosine(step, rate=0.1, end=0.01, steps=80):
    return end + (rate - end) * 0.5 * (1 + math.cos(math.pi * min(step, steps) / steps))


O = torch.optim
print("// swift-format-ignore-file")
print('/// What PyTorch gives; made by `References/trajectories.py`.')
print('enum TrajectoryTable {\n  static let all: [String: Trajectory] = [')
tanh = lambda rng: mlp(rng, 1, nn.Tanh())
run("sgd", tanh)
run("momentum", tanh, optimizer=lambda p, lr: O.SGD(p, lr, momentum=0.9))
run("nesterov", tanh, optimizer=lambda p, lr: O.SGD(p, lr, momentum=0.9, nesterov=True))
run("adagrad", tanh, optimizer=lambda p, lr: O.Adagrad(p, lr))
run("rmsprop", tanh, optimizer=lambda p, lr: O.RMSprop(p, lr), rate=0.005)
run("adam", tanh, optimizer=lambda p, lr: O.Adam(p, lr))
run("adamw", tanh, optimizer=lambda p, lr: O.AdamW(p, lr, weight_decay=0.1))
run("decay", tanh, optimizer=lambda p, lr: O.SGD(p, lr, momentum=0.9, weight_decay=0.01))
run("clip", tanh, clip=0.05, scale=3.0)
run("batch", tanh, batch=8)
run("cosine", tanh, schedule=cosine)
run("step-decay", tanh, schedule=lambda s: 0.1 * 0.5 ** (s // 30))
run("warmup", tanh, schedule=lambda s: 0.1 * (s + 1) / 20 if s < 20 else 0.1)
for loss in ["l2", "mae", "huber", "hinge"]:
    run(loss, tanh, loss=loss, scale=3.0 if loss == "huber" else 1.0)
for loss in ["class-hinge", "cross-entropy"]:
    run(loss, lambda rng: mlp(rng, 3, nn.Tanh()), loss=loss)
ACTIVATIONS = {
    "relu": nn.ReLU(), "sigmoid": nn.Sigmoid(), "leaky-relu": nn.LeakyReLU(), "elu": nn.ELU(),
    "gelu": nn.GELU(), "silu": nn.SiLU(), "softplus": nn.Softplus(threshold=1000)}
for name, activation in ACTIVATIONS.items():
    run(name, lambda rng: mlp(rng, 1, activation))
run("batch-norm", lambda rng: normalized(rng, nn.BatchNorm1d))
run("layer-norm", lambda rng: normalized(rng, nn.LayerNorm))
run("residual", residual)
print('  ]\n}')
