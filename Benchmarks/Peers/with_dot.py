"""graphviz's `dot` draws a graph as SVG; the time includes the start of the program."""

import shutil
import subprocess

import cases

if shutil.which("dot") is None:
    raise ImportError("graphviz is not installed")


def source(nodes, extra):
    """The edges of the Swift side, from the same linear congruential generator."""
    state = 1

    def below(limit):
        nonlocal state
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (state >> 33) % limit

    edges = [(to - 1 - below(min(to, 10)), to) for to in range(1, nodes)]
    for _ in range(extra):
        to = 1 + below(nodes - 1)
        edges.append((to - 1 - below(min(to, 30)), to))
    lines = [f"n{tail} -> n{head};" for tail, head in edges]
    return "digraph { rankdir=LR; node [shape=circle width=0.5 label=\"+\"];\n" + "\n".join(lines) + "}"


def measure(case, repetitions):
    _, nodes, extra = case.split("-")
    text = source(int(nodes), int(extra))
    result = {}

    def work():
        for _ in range(repetitions):
            done = subprocess.run(["dot", "-v", "-Tsvg"], input=text, capture_output=True, text=True, check=True)
            result["bytes"] = len(done.stdout.encode())
            counts = [line for line in done.stderr.splitlines() if line.startswith("mincross") and " crossings," in line]
            result["value"] = float(counts[-1].split(" crossings,")[0].split()[-1])

    return cases.timed(work) | result
