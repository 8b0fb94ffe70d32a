"""matplotlib's Agg figure of a line, saved as SVG."""

import io

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np

import cases


def measure(case, repetitions):
    count = int(case.split("-")[1])
    steps = np.arange(float(count))
    loss = 2.3 * np.exp(-steps / count * 8) + 0.05 + 0.01 * np.sin(steps * steps)
    file = io.StringIO()

    def work():
        for _ in range(repetitions):
            file.seek(0)
            figure, axes = plt.subplots(figsize=(6.4, 4))
            axes.plot(steps, loss)
            axes.set_xlabel("step")
            axes.set_ylabel("loss")
            figure.savefig(file, format="svg")
            plt.close(figure)

    return cases.timed(work) | {"bytes": file.tell()}
