"""A small chain on 10 elements: what a call costs."""

import peer


def cases(fw, wanted, quick):
    m = fw.m
    chain = lambda x, y, z: m.tanh(x * y + z) * m.exp(-x * x)
    for name, dtype in (("f64", "float64"), ("f32", "float32")):
        if wanted(f"{name} 10"):
            arguments = [fw.tensor(peer.numbers(10, seed, dtype)) for seed in (1, 2, 3)]
            peer.steady(fw, f"{name} 10", chain, arguments, quick)


peer.main(cases)
