"""Chains of many operations, and their gradients: the time to the first result."""

import peer


def chain(m, x, ops):
    for i in range(ops // 2):
        x = m.sin(x) if i % 2 == 0 else m.tanh(x)
        x = x * 1.01
    return x


def cases(fw, wanted, quick):
    m = fw.m
    x = fw.tensor(peer.numbers(1000, 1, "float64"))
    for ops in (100, 1000, 10000):
        if wanted(f"{ops} ops"):
            value = fw.compiled(lambda x: chain(m, x, ops))
            peer.once(fw, f"{ops} ops", lambda: value(x))
        if wanted(f"{ops} ops, gradient"):
            peer.once(fw, f"{ops} ops, gradient", lambda: gradient(fw, ops, x))


def gradient(fw, ops, x):
    if fw.name == "jax":
        return fw.jax.jit(fw.jax.grad(lambda x: chain(fw.m, x, ops).sum()))(x)
    x = x.detach().requires_grad_(True)
    return fw.m.autograd.grad(chain(fw.m, x, ops).sum(), x)[0]


peer.main(cases)
