"""The gradient of a 64-64-10 perceptron at 50 batch sizes that were never seen before, compiling included."""

import models
import peer


def cases(fw, wanted, quick):
    gradient = models.perceptron_gradient(fw)
    parameters = models.perceptron(fw, 64, 64, 10)
    for count in (10, 50):
        for case in (f"64-64-10, {count} batch sizes", f"64-64-10, {count} batch sizes, warm"):
            if wanted(case):
                sizes = range(100, 100 + 3 * count, 3)
                batches = [(fw.tensor(peer.numbers((n, 64), 1, "float32")), models.labels(fw, n, 10)) for n in sizes]
                peer.once(fw, case, lambda: [fw.wait(gradient(parameters, x, y)) for x, y in batches])


peer.main(cases)
