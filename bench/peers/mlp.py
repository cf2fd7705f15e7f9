"""The gradient of a 784-256-10 perceptron at batch 128."""

import models
import peer


def cases(fw, wanted, quick):
    gradient = models.perceptron_gradient(fw)
    parameters = models.perceptron(fw, 784, 256, 10)
    x = fw.tensor(peer.numbers((128, 784), 1, "float32", 0.0, 1.0))
    case = "784-256-10, batch 128"
    if wanted(case):
        peer.steady(fw, case, gradient, [parameters, x, models.labels(fw, 128, 10)], quick)


peer.main(cases)
