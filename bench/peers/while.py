"""A hundred thousand steps of one number while a counter is below another."""

import numpy as np
import peer


def cases(fw, wanted, quick):
    if fw.name == "jax":

        def count(n):
            start = (fw.m.int64(0), fw.m.float64(0.5))
            return fw.jax.lax.while_loop(lambda s: s[0] < n, lambda s: (s[0] + 1, 0.999 * s[1] + 1e-3), start)[1]

    else:

        def count(n):
            i, x = fw.m.tensor(0), fw.m.tensor(0.5, dtype=fw.m.float64)
            while i < n:
                i, x = i + 1, 0.999 * x + 1e-3
            return x

    if wanted("100000 steps"):
        peer.steady(fw, "100000 steps", count, [fw.tensor(np.array(100000))], quick)


peer.main(cases)
