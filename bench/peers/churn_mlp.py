"""The gradient of a 64-64-10 perceptron at 50 batch sizes that were never seen before, compiling included."""

import models
import peer


def cases(fw, wanted, quick):
    gradient = models.perceptron_gradient(fw)
    parameters = models.perceptron(fw, 64, 64, 10)
    sizes = range(100, 100 + 3 * (10 if quick else 50), 3)
    batches = [(fw.tensor(peer.numbers((n, 64), 1, "float32")), models.labels(fw, n, 10)) for n in sizes]
    peer.once(fw, f"64-64-10, {len(sizes)} batch sizes",
              lambda: [fw.wait(gradient(parameters, x, y)) for x, y in batches])


peer.main(cases)
