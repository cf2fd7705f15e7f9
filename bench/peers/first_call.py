"""The first result of a function, after the import of the framework."""

import models
import peer


def variant(m, k):
    """A function that no other k gives."""
    return lambda x, y: m.exp(-x * y) * (k + 2) + m.tanh(x + k) * m.sin(y * (k + 1))


def cases(fw, wanted, quick):
    m = fw.m
    x, y, z = (fw.tensor(peer.numbers(1000, seed, "float32")) for seed in (1, 2, 3))
    parameters = models.perceptron(fw, 64, 64, 10)
    batch = fw.tensor(peer.numbers((100, 64), 1, "float32"))
    if wanted("fresh, chain"):
        chain = fw.compiled(lambda x, y, z: m.tanh(x * y + z) * m.exp(-x * x))
        peer.once(fw, "fresh, chain", lambda: chain(x, y, z))
    if wanted("fresh, mlp gradient"):
        gradient = models.perceptron_gradient(fw)
        peer.once(fw, "fresh, mlp gradient", lambda: gradient(parameters, batch, models.labels(fw, 100, 10)))
    if wanted("warm, new function"):
        taken = []
        for k in range(20):
            function = fw.compiled(variant(m, k))
            start = peer.time.perf_counter()
            result = fw.wait(function(x, y))
            taken.append(1e3 * (peer.time.perf_counter() - start))
        peer.emit("warm, new function", "ms", taken[10:], result)


peer.main(cases)
