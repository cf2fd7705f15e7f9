"""The chain on 50 sizes that were never seen before, compiling included."""

import peer


def cases(fw, wanted, quick):
    m = fw.m
    chain = fw.compiled(lambda x, y, z: m.tanh(x * y + z) * m.exp(-x * x))
    for count in (10, 50):
        for case in (f"chain, {count} sizes", f"chain, {count} sizes, warm"):
            if wanted(case):
                sizes = range(1000, 1000 + 37 * count, 37)
                arguments = [[fw.tensor(peer.numbers(n, seed, "float32")) for seed in (1, 2, 3)] for n in sizes]
                peer.once(fw, case, lambda: [fw.wait(chain(*a)) for a in arguments])


peer.main(cases)
