"""Products of square matrices in double precision."""

import peer


def cases(fw, wanted, quick):
    for n in (256, 1024):
        if wanted(f"f64 {n}"):
            arguments = [fw.tensor(peer.numbers((n, n), seed, "float64")) for seed in (1, 3)]
            peer.steady(fw, f"f64 {n}", lambda a, b: a @ b, arguments, quick)


peer.main(cases)
