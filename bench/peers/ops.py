"""One op over a million elements of f64: the lines of ops.txt, which says what computes each."""

import pathlib

import peer

LINES = pathlib.Path(__file__).resolve().parent.parent / "src/main/resources/dev/covector/bench/ops.txt"
LINE = 1000
WAYS = (("", ()), (" along", (1,)), (" across", (0,)))


def operand(kind, seed, shape):
    np = peer.np
    if kind == "c128":
        return peer.complex_numbers(shape, seed, np.complex128)
    if kind in ("bool", "true", "false"):
        low, high = {"bool": (-1, 1), "true": (1, 2), "false": (-2, -1)}[kind]
        return peer.numbers(shape, seed, np.float64, low, high) > 0
    low, high = map(float, kind.removeprefix("i64 ").split(":"))
    x = peer.numbers(shape, seed, np.float64, low, high)
    return np.floor(x).astype(np.int64) if kind.startswith("i64 ") else x


def modules(fw):
    if fw.name == "torch":
        return {"m": fw.m, "s": fw.m.special, "f": fw.m.nn.functional}
    import scipy.special

    return {"m": fw.m, "s": scipy.special}


def cases(fw, wanted, quick):
    known = modules(fw)
    for line in LINES.read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        name, kinds, torch, numpy = line.split(" | ")
        text = torch if fw.name == "torch" else numpy
        reduction = kinds.startswith("over ")
        kinds = kinds.removeprefix("over ").split(", ")
        for way, over in WAYS if reduction else WAYS[:1]:
            if text == "-" or not wanted(name + way):
                continue
            function = eval(f"lambda x, y=None, z=None: {text}", known | {"over": over})
            shape = (LINE, LINE) if reduction else (LINE * LINE,)
            arguments = [fw.tensor(operand(kind, seed, shape)) for seed, kind in enumerate(kinds, 1)]
            peer.steady(fw, name + way, function, arguments, quick, brief=True)


peer.main(cases)
