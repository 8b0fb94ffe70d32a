"""Writes ElementaryTable.swift: elementary functions to 106 bits, computed by mpmath (pip install mpmath)."""
import random
from mpmath import mp, mpf, exp, expm1, log, log1p, sin, cos, tan, sinh, cosh, tanh, ncdf, power

mp.prec = 2400
random.seed(1)
spread = lambda low, high, n: [random.uniform(low, high) for _ in range(n)]
tiny = [s * 2.0 ** -random.uniform(1, 60) for s in (-1, 1) for _ in range(20)]
huge = [random.uniform(1, 2) * 2.0 ** random.randint(20, 1000) for _ in range(30)]
functions = {
    "exp": (exp, spread(-708, 709, 60) + spread(-2, 2, 30) + tiny),
    "expm1": (expm1, spread(-40, 80, 60) + spread(-2, 2, 30) + tiny),
    "log": (log, spread(0.1, 10, 60) + [1 + t for t in tiny] + huge + [1 / h for h in huge]),
    "sin": (sin, spread(-10, 10, 60) + spread(-1e6, 1e6, 30) + tiny + huge + [355.0, 6381956970095103 * 2.0 ** 797]),
    "cos": (cos, spread(-10, 10, 60) + spread(-1e6, 1e6, 30) + tiny + huge + [11.0, 6381956970095103 * 2.0 ** 797]),
    "tan": (tan, spread(-10, 10, 60) + spread(-1e6, 1e6, 30) + tiny + huge),
    "sinh": (sinh, spread(-700, 700, 40) + spread(-2, 2, 40) + tiny),
    "cosh": (cosh, spread(-700, 700, 40) + spread(-2, 2, 40) + tiny),
    "tanh": (tanh, spread(-22, 22, 60) + spread(-2, 2, 40) + tiny),
    "sigmoid": (lambda x: 1 / (1 + exp(-x)), spread(-700, 45, 60) + spread(-5, 5, 40) + tiny),
    "softplus": (lambda x: log1p(exp(x)), spread(-700, 60, 60) + spread(-5, 5, 40) + tiny),
    "normalCDF": (ncdf, spread(-37, 8, 60) + spread(-6, 6, 60) + tiny),
}
powers = [(random.uniform(0, 50), random.uniform(-150, 150)) for _ in range(80)]
powers += [(random.uniform(-9, 9), float(random.randint(-60, 60))) for _ in range(60)]
powers += [(1 + random.uniform(-1, 1) * 1e-6, random.uniform(-5e8, 5e8)) for _ in range(30)]

rows = [(n, x, mpf(0), f(mpf(x))) for n, (f, xs) in functions.items() for x in xs]
rows += [("pow", a, b, power(mpf(a), mpf(b))) for a, b in powers]
with open(__file__.replace("elementary.py", "ElementaryTable.swift"), "w") as out:
    out.write("/// Function, operands, and the result as a double and the rest; written by elementary.py.\n")
    out.write('let elementaryTable = """\n')
    for name, a, b, y in rows:
        high = float(y)
        out.write(f"  {name} {float(a)!r} {float(b)!r} {high!r} {float(y - mpf(high))!r}\n")
    out.write('  """\n')
