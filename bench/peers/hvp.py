"""A Hessian-vector product of logistic regression."""

import models
import peer


def cases(fw, wanted, quick):
    product = models.logistic_hvp(fw)
    for rows, columns in ((1000, 100), (10000, 200)):
        case = f"{rows} by {columns}"
        if wanted(case):
            x = fw.tensor(peer.numbers((rows, columns), 1, "float64"))
            y = fw.tensor((peer.numbers(rows, 2, "float64") > 0).astype("float64"))
            w, v = (fw.tensor(peer.numbers(columns, seed, "float64")) for seed in (3, 4))
            peer.steady(fw, case, product, [w, v, x, y], quick)


peer.main(cases)
