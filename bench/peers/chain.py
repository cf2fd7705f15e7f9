"""tanh(x * y + z) * exp(-x * x) from a thousand to ten million elements."""

import peer


def cases(fw, wanted, quick):
    m = fw.m
    chain = lambda x, y, z: m.tanh(x * y + z) * m.exp(-x * x)
    for dtype, name in (("float32", "f32"), ("float64", "f64")):
        for decade in range(3, 8):
            case = f"{name} 1e{decade}"
            for one in (case, f"{case}, left to the collector") if decade == 6 else (case,):
                if wanted(one):
                    arguments = [fw.tensor(peer.numbers(10**decade, seed, dtype)) for seed in (1, 2, 3)]
                    peer.steady(fw, one, chain, arguments, quick)


peer.main(cases)
