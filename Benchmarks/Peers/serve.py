"""Does the work of a peer: `serve.py PEER CORES`, then one line `CASE REPETITIONS` after another on the standard input.

The first line of the output is `ready` or says what is missing; every further line is the JSON of a measurement.
"""

import importlib
import json
import os
import sys

MODULES = {
    "numpy": "with_numpy",
    "numpy-preallocated": "with_numpy_preallocated",
    "torch": "with_torch",
    "torch-fused": "with_torch_fused",
    "jax": "with_jax",
    "micrograd": "with_micrograd",
    "matplotlib": "with_matplotlib",
    "dot": "with_dot",
}


def limit(cores):
    """Every library reads one of these before it starts its threads; JAX looks at the affinity."""
    for name in ("OMP", "OPENBLAS", "MKL"):
        os.environ[f"{name}_NUM_THREADS"] = str(cores)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-cores:])


def main():
    peer, cores = sys.argv[1], int(sys.argv[2])
    limit(cores)
    try:
        module = importlib.import_module(MODULES[peer])
    except ImportError as error:
        print(error, flush=True)
        return
    print("ready", flush=True)
    for line in sys.stdin:
        case, repetitions = line.split()
        print(json.dumps(module.measure(case, int(repetitions))), flush=True)


main()
