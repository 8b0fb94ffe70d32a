"""Prints the known values that operations carry in their examples, by NumPy and PyTorch (64-bit)."""
import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
matrix = np.array([[0.3, -1.2, 2.5], [1.1, 0.4, -0.7]])
tensor = torch.tensor(matrix)
target = torch.tensor([[0.1, 0.2], [1.9, -0.4], [0.8, 1.1]])
prediction = torch.tensor([[0.3, -1.2], [2.5, 1.1], [0.4, -0.7]])


def show(name, *results):
    print(name, *[np.asarray(r).ravel().tolist() for r in results])


def lines(name, of_axis):
    show(name, of_axis(None), of_axis(0), of_axis(1))


def torch_lines(name, function):
    lines(name, lambda axis: function(tensor.flatten(), 0) if axis is None else function(tensor, axis))


lines("sum", lambda axis: matrix.sum(axis))
lines("mean", lambda axis: matrix.mean(axis))
lines("var", lambda axis: matrix.var(axis))
lines("std", lambda axis: matrix.std(axis))
lines("norm", lambda axis: np.sqrt((matrix * matrix).sum(axis)))
lines("max", lambda axis: matrix.max(axis))
lines("min", lambda axis: matrix.min(axis))
lines("argmax", lambda axis: matrix.argmax(axis))
torch_lines("logsumexp", torch.logsumexp)
torch_lines("softmax", torch.softmax)
torch_lines("log_softmax", torch.log_softmax)

other = np.array([[0.9, 0.2], [-0.4, 1.3], [0.5, -1.1]])
vector = np.array([0.7, -0.2, 1.4])
show("matmul", matrix @ other, matrix @ vector, vector @ other, vector @ vector)
show("outer", np.outer([0.3, -1.2], vector))
show("broadcast", np.broadcast_to([[1.0], [2.0]], (2, 3)))
show("transpose", np.arange(24.0).reshape(2, 3, 4).T)
show("matrices transposed", np.arange(24.0).reshape(2, 3, 4).swapaxes(1, 2))
show("concat", np.concatenate([matrix, [[0.9], [-0.3]]], 1))

labels = torch.tensor([2, 0])
shares = torch.tensor([[0.2, 0.5, 0.3], [0.0, 1.0, 0.0]])
show("cross_entropy", F.cross_entropy(tensor, labels), F.cross_entropy(tensor, shares))
large = torch.tensor([[1e4, -1e4], [0.0, 1e4]])
show("cross_entropy of ±1e4", F.cross_entropy(large, torch.tensor([1, 1])))
show("l2", F.mse_loss(prediction, target, reduction="sum") / 2 / 3)
show("mse", F.mse_loss(prediction, target))
show("mae", F.l1_loss(prediction, target))
show("huber", F.huber_loss(prediction, target, delta=0.8))
scores, signs = torch.tensor([0.3, -1.2, 2.5]), torch.tensor([1.0, 1.0, -1.0])
show("hinge", torch.relu(1 - scores * signs).mean())
# PyTorch divides the loss over classes by their number; Weston and Watkins do not.
show("hinge of classes", F.multi_margin_loss(tensor, labels) * 3)
