"""The svd of 37 shapes that were never seen before, and the gradient through it, compiling included."""

import peer

MATRICES = 37


def cases(fw, wanted, quick):
    m = fw.m

    def svd(x):
        return m.linalg.svd(x, full_matrices=False)

    def loss(x):
        u, s, vh = svd(x)
        return (u**4).sum() + (s**2).sum() + (vh**4).sum()

    for case, function in (
        ("svd, 37 shapes", svd),
        ("svd gradient, 37 shapes", peer.gradient(fw, loss)),
        ("svd gradient, 37 shapes, warm", peer.gradient(fw, loss)),
    ):
        if wanted(case):
            compiled = fw.compiled(function)
            shapes = [(4 + i, 3 + MATRICES - i) for i in range(MATRICES)]
            matrices = [fw.tensor(peer.numbers(shape, 1, "float64")) for shape in shapes]
            peer.once(fw, case, lambda: [fw.wait(compiled(x)) for x in matrices])


peer.main(cases)
