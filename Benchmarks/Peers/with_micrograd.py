"""micrograd: a network 3-200-200-1 of single numbers, built and differentiated."""

import sys

from micrograd.nn import MLP

import cases

sys.setrecursionlimit(1 << 20)
network = MLP(3, [200, 200, 1])


def measure(case, repetitions):
    def work():
        for _ in range(repetitions):
            network.zero_grad()
            network([-1.0, 0.0, 1.0]).backward()

    return cases.timed(work)
