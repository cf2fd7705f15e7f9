"""Factorisations of matrices, and their gradients by functions that no sign of a vector changes."""

import peer

SIZES = (8, 64, 512)
BATCH = 1024


def adjoint(x):
    return x.swapaxes(-1, -2)


def symmetric(x):
    return (x + adjoint(x)) / 2


def factorisations(m):
    def positive(x):
        return m.linalg.cholesky(symmetric(x))

    def eigh(x):
        return m.linalg.eigh(symmetric(x))

    def svd(x):
        return m.linalg.svd(x, full_matrices=False)

    return {
        "cholesky": (positive, lambda l: (l**4).sum()),
        "qr": (m.linalg.qr, lambda f: (f[0] ** 4).sum() + (f[1] ** 2).sum()),
        "eigh": (eigh, lambda f: (f[0] ** 2).sum() + (f[1] ** 4).sum()),
        "svd": (svd, lambda f: (f[0] ** 4).sum() + (f[1] ** 2).sum() + (f[2] ** 4).sum()),
    }


def matrix(name, shape):
    x = peer.numbers(shape, 1, "float64")
    n = shape[-1]
    return x @ x.swapaxes(-1, -2) + n * peer.np.eye(n) if name == "cholesky" else x


def cases(fw, wanted, quick):
    for name, (factor, loss) in factorisations(fw.m).items():
        for size, shape in [(str(n), (n, n)) for n in SIZES] + [(f"4 x {BATCH}", (BATCH, 4, 4))]:
            for work in ("", " gradient"):
                case = f"{name} {size}{work}"
                if wanted(case):
                    def whole(x, factor=factor, loss=loss):
                        return loss(factor(x))

                    function = peer.gradient(fw, whole) if work else factor
                    peer.steady(fw, case, function, [fw.tensor(matrix(name, shape))], quick)


peer.main(cases)
