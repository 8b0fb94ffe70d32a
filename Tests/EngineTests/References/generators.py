"""Prints GeneratorTable.swift: what NumPy and Python draw.

Run: python generators.py > GeneratorTable.swift
Made with Python 3.11.7 and numpy 2.4.6.
"""

import hashlib
import random
import struct

import numpy as np


def row(name, values):
    text = ", ".join(repr(v) for v in values)
    kind = "Double" if isinstance(values[0], float) else "Int"
    print(f"  static let {name}: [{kind}] = [{text}]")


def digest(values):
    """FNV-1a over the bytes of the numbers, least significant first."""
    state = 0xCBF29CE484222325
    for byte in struct.pack(f"<{len(values)}d", *values):
        state = ((state ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return state


print("// swift-format-ignore-file")
print("/// What NumPy and Python draw; made by `References/generators.py`.")
print("enum GeneratorTable {")
np.random.seed(42)
row("numPyUniform", [float(v) for v in np.random.random(3)])
row("numPyNormal", [float(v) for v in np.random.randn(5)])
row("numPyPermutation", [int(v) for v in np.random.permutation(10)])
values = np.arange(7)
np.random.shuffle(values)
row("numPyShuffle", [int(v) for v in values])
row("numPyScaled", [float(v) for v in np.random.normal(2.0, 0.5, 3)])
row("numPyInterval", [float(v) for v in np.random.uniform(-2.0, 3.0, 3)])
print(f"  static let numPyNormalDigest: UInt64 = {digest(np.random.randn(100_000))}")
np.random.seed(4294967295)
row("numPyLastSeed", [float(v) for v in np.random.random(2)])
random.seed(42)
row("pythonUniform", [random.random() for _ in range(3)])
row("pythonNormal", [random.gauss(0, 1) for _ in range(5)])
row("pythonSample", random.sample(range(10), 10))
row("pythonLongSample", random.sample(range(100), 100))
values = list(range(7))
random.shuffle(values)
row("pythonShuffle", values)
row("pythonScaled", [random.gauss(2.0, 0.5) for _ in range(3)])
print(f"  static let pythonNormalDigest: UInt64 = {digest([random.gauss(0, 1) for _ in range(100_000)])}")
random.seed(12345678901234567)
row("pythonWideSeed", [random.random() for _ in range(2)])
print("}")
