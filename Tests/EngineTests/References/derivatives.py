"""Writes DerivativeTable.swift: first and second derivatives, computed by mpmath (pip install mpmath)."""

import mpmath as mp

mp.mp.dps = 400


def sigmoid(x):
    return 1 / (1 + mp.exp(-x))


def cdf(x):
    return mp.mpf(x > 0) if abs(x) > 1000 else mp.erfc(-x / mp.sqrt(2)) / 2


def phi(x):
    return mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)


def sech(x):
    return 2 / (mp.exp(x) + mp.exp(-x))


def slope(x):
    return sigmoid(x) * sigmoid(-x)


# Name: first derivative, second derivative.
RULES = {
    "exp": (mp.exp, mp.exp),
    "log": (lambda x: 1 / x, lambda x: -1 / x**2),
    "sqrt": (lambda x: 1 / (2 * mp.sqrt(x)), lambda x: -1 / (4 * x * mp.sqrt(x))),
    "square": (lambda x: 2 * x, lambda x: mp.mpf(2)),
    "sin": (mp.cos, lambda x: -mp.sin(x)),
    "cos": (lambda x: -mp.sin(x), lambda x: -mp.cos(x)),
    "tan": (lambda x: 1 / mp.cos(x) ** 2, lambda x: 2 * mp.tan(x) / mp.cos(x) ** 2),
    "sinh": (mp.cosh, mp.sinh),
    "cosh": (mp.sinh, mp.cosh),
    "tanh": (lambda x: sech(x) ** 2, lambda x: -2 * mp.tanh(x) * sech(x) ** 2),
    "sigmoid": (slope, lambda x: -slope(x) * mp.tanh(x / 2)),
    "softplus": (sigmoid, slope),
    "silu": (
        lambda x: sigmoid(x) * (1 + x * sigmoid(-x)),
        lambda x: slope(x) * (2 - x * mp.tanh(x / 2)),
    ),
    "gelu": (
        lambda x: cdf(x) + x * phi(x),
        lambda x: (2 - x * x) * phi(x),
    ),
}
POINTS = [1e-300, 1e-100, 1e-20, 1e-8, 1e-3, 0.3, 1.0, 3.0, 8.5, 20.0, 36.0, 100.0, 350.0, 700.0, 1e4, 1e100, 1e308]


def text(value):
    if abs(value) > mp.mpf(2) ** 1024:
        return "inf" if value > 0 else "-inf"
    return repr(float(value))


with open("DerivativeTable.swift", "w") as table:
    print("/// Function, operand, first and second derivative; written by derivatives.py.", file=table)
    print('let derivativeTable = """', file=table)
    for name, (first, second) in RULES.items():
        isOfPositives = name in ("log", "sqrt")
        for x in POINTS + ([] if isOfPositives else [0.0] + [-p for p in POINTS]):
            if name in ("sin", "cos", "tan") and abs(x) > 1e5:
                continue
            point = mp.mpf(x)
            print(f"  {name} {x!r} {text(first(point))} {text(second(point))}", file=table)
    print('  """', file=table)
