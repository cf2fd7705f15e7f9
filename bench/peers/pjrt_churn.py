"""The chain on sizes that were never seen before, compiling included. JAX has no buckets: it compiles for each size."""

import peer


def cases(fw, wanted, quick):
    m = fw.m
    chain = fw.compiled(lambda x, y, z: m.tanh(x * y + z) * m.exp(-x * x))
    for case, count in (
        ("50 sizes", 50),
        ("50 sizes, in buckets", 50),
        ("50 sizes, warm, in buckets", 50),
        ("10 sizes", 10),
    ):
        if wanted(case):
            sizes = range(1000, 1000 + 37 * count, 37)
            arguments = [[fw.tensor(peer.numbers(n, seed, "float32")) for seed in (1, 2, 3)] for n in sizes]
            peer.once(fw, case, lambda: [fw.wait(chain(*a)) for a in arguments])


peer.main(cases)
