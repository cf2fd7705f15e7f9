"""A thousand steps of a recurrence of one number, and its gradient."""

import peer


def cases(fw, wanted, quick):
    if fw.name == "jax":
        lax, m = fw.jax.lax, fw.m

        def total(x):
            def step(s, e):
                s = m.tanh(0.9 * s + e)
                return s, s

            return lax.scan(step, 0.0, x)[1].sum()

        gradient = fw.jax.grad(total)
    else:
        m = fw.m

        def total(x):
            s, outputs = m.zeros((), dtype=x.dtype), []
            for e in x:
                s = m.tanh(0.9 * s + e)
                outputs.append(s)
            return m.stack(outputs).sum()

        def gradient(x):
            x = x.detach().requires_grad_()
            return m.autograd.grad(total(x), x)[0]

    x = fw.tensor(peer.numbers(1000, 1, "float64"))
    for case, function in (("1000 steps", total), ("1000 steps, gradient", gradient)):
        if wanted(case):
            peer.steady(fw, case, function, [x], quick)


peer.main(cases)
