"""The gradient of a small perceptron for each example of a batch."""

import models
import peer


def cases(fw, wanted, quick):
    gradients = models.per_example_gradient(fw)
    for inputs, hidden in ((64, 64), (16, 32)):
        case = f"{inputs}-{hidden}-10, batch 256"
        if wanted(case):
            p = models.perceptron(fw, inputs, hidden, 10)
            x = fw.tensor(peer.numbers((256, inputs), 1, "float32"))
            peer.steady(fw, case, gradients, [p, x, models.labels(fw, 256, 10)], quick)


peer.main(cases)
