"""A small chain on 10 elements: what a call costs."""

import peer


def cases(fw, wanted, quick):
    m = fw.m
    chain = lambda x, y, z: m.tanh(x * y + z) * m.exp(-x * x)
    arguments = [fw.tensor(peer.numbers(10, seed, "float32")) for seed in (1, 2, 3)]
    for case in ("chain of 10", "chain of 10, left to the collector"):
        if wanted(case):
            peer.steady(fw, case, chain, arguments, quick)


peer.main(cases)
