"""Reductions of 1024 lines of 1024 elements: along the lines, which are contiguous, and across them."""

import peer

WAYS = (("along", 1), ("across", 0))


def cases(fw, wanted, quick):
    m = fw.m
    jax = fw.name == "jax"

    def layernorm(x, gain, bias):
        if not jax:
            return m.nn.functional.layer_norm(x, (1024,), gain, bias, 1e-5)
        mean = m.mean(x, axis=1, keepdims=True)
        centred = x - mean
        return centred / m.sqrt(m.mean(centred * centred, axis=1, keepdims=True) + 1e-5) * gain + bias

    functions = {
        "sum": lambda axis: lambda x: m.sum(x, axis),
        "softmax": lambda axis: lambda x: fw.jax.nn.softmax(x, axis) if jax else m.softmax(x, axis),
        "logsumexp": lambda axis: lambda x: fw.jax.nn.logsumexp(x, axis) if jax else m.logsumexp(x, axis),
    }
    for dtype, name in (("float32", "f32"), ("float64", "f64")):
        x = fw.tensor(peer.numbers((1024, 1024), 1, dtype))
        gain, bias = (fw.tensor(peer.numbers(1024, seed, dtype)) for seed in (2, 3))
        for function, over in functions.items():
            for way, axis in WAYS:
                case = f"{function} {way} {name}"
                if wanted(case):
                    peer.steady(fw, case, over(axis), [x], quick)
        case = f"layernorm along {name}"
        if wanted(case):
            peer.steady(fw, case, layernorm, [x, gain, bias], quick)


peer.main(cases)
