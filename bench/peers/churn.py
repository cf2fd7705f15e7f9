"""The chain on 50 sizes that were never seen before, compiling included."""

import peer


def cases(fw, wanted, quick):
    m = fw.m
    chain = fw.compiled(lambda x, y, z: m.tanh(x * y + z) * m.exp(-x * x))
    sizes = range(1000, 1000 + 37 * (10 if quick else 50), 37)
    arguments = [[fw.tensor(peer.numbers(n, seed, "float32")) for seed in (1, 2, 3)] for n in sizes]
    peer.once(fw, f"chain, {len(sizes)} sizes", lambda: [fw.wait(chain(*a)) for a in arguments])


peer.main(cases)
