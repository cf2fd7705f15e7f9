"""Moves, orders and runs over a million elements of f64. Lines are contiguous: the last axis here."""

import peer

LINE = 1000
ELEMENTS = LINE * LINE


def line(count):
    return peer.numbers((count,), 1, "float64")


def square():
    return line(ELEMENTS).reshape(LINE, LINE)


def places(count, bound):
    return peer.np.floor(peer.numbers((count,), 2, "float64", 0, bound)).astype("int64")


def added(x, updates, places):
    """NumPy's quickest sum into places of a vector."""
    return x + peer.np.bincount(places, updates, len(x))


def added_lines(x, updates, places):
    result = x.copy()
    peer.np.add.at(result, places, updates)
    return result


def arguments():
    big, x = line(ELEMENTS), square()
    table = {
        "gather": (big, places(ELEMENTS, ELEMENTS)),
        "take lines": (big.reshape(10_000, 100), places(10_000, 10_000)),
        "take along": (x, places(ELEMENTS, LINE).reshape(LINE, LINE)),
        "scatter-add": (line(100_000), big, places(ELEMENTS, 100_000)),
        "scatter-add lines": (line(100_000).reshape(1000, 100), big.reshape(10_000, 100), places(10_000, 1000)),
        "searchsorted": (peer.np.sort(big), line(100_000)),
        "concatenate": (big, big),
        "concatenate along": (x, x),
        "tile": (line(ELEMENTS // 4).reshape(1000, 250),),
        "cumprod along": (x * 1e-3 + 1,),
        "cumprod across": (x * 1e-3 + 1,),
    }
    for one in ("sort", "argsort", "cumsum", "roll"):
        table[one] = (big,)
    for dtype, name in (("float32", "f32"), ("float64", "f64")):
        table["conv2d " + name] = (
            peer.numbers((16, 16, 32, 32), 1, dtype), peer.numbers((32, 16, 3, 3), 2, dtype))
    return table, (x,)


def torch_functions(m):
    f = m.nn.functional
    table = {
        "gather": lambda x, at: x[at],
        "take lines": lambda x, at: x[at],
        "take along": lambda x, at: m.take_along_dim(x, at, 1),
        "diagonal": lambda x: x.diagonal().contiguous(),
        "scatter-add": lambda x, u, at: x.scatter_add(0, at, u),
        "scatter-add lines": lambda x, u, at: x.index_add(0, at, u),
        "sort": lambda x: x.sort(stable=True).values,
        "argsort": lambda x: x.argsort(stable=True),
        "searchsorted": m.searchsorted,
        "cumsum": lambda x: x.cumsum(0),
        "concatenate": lambda x, y: m.cat([x, y]),
        "concatenate along": lambda x, y: m.cat([x, y], 1),
        "pad": lambda x: f.pad(x, (3, 3, 3, 3)),
        "pad reflect": lambda x: f.pad(x[None], (3, 3, 3, 3), mode="reflect")[0],
        "roll": lambda x: x.roll(12_345),
        "transpose": lambda x: x.T.contiguous(),
        "tile": lambda x: x.tile(1, 4),
        "triu": lambda x: x.triu(),
        "conv2d f32": lambda x, w: f.conv2d(x, w, padding=1),
        "conv2d f64": lambda x, w: f.conv2d(x, w, padding=1),
    }
    for way, axis in (("along", 1), ("across", 0)):
        table[f"sort {way}"] = lambda x, axis=axis: x.sort(dim=axis, stable=True).values
        table[f"cumsum {way}"] = lambda x, axis=axis: x.cumsum(axis)
        table[f"cumprod {way}"] = lambda x, axis=axis: x.cumprod(axis)
        table[f"cummax {way}"] = lambda x, axis=axis: x.cummax(axis).values
        table[f"logcumsumexp {way}"] = lambda x, axis=axis: x.logcumsumexp(axis)
        table[f"roll {way}"] = lambda x, axis=axis: x.roll(123, axis)
        table[f"flip {way}"] = lambda x, axis=axis: x.flip(axis)
    return table


def numpy_functions(m):
    table = {
        "gather": lambda x, at: x[at],
        "take lines": lambda x, at: x[at],
        "take along": lambda x, at: m.take_along_axis(x, at, 1),
        "diagonal": lambda x: m.diagonal(x).copy(),
        "scatter-add": added,
        "scatter-add lines": added_lines,
        "sort": lambda x: m.sort(x, stable=True),
        "argsort": lambda x: m.argsort(x, stable=True),
        "searchsorted": m.searchsorted,
        "cumsum": m.cumsum,
        "concatenate": lambda x, y: m.concatenate([x, y]),
        "concatenate along": lambda x, y: m.concatenate([x, y], 1),
        "pad": lambda x: m.pad(x, 3),
        "pad reflect": lambda x: m.pad(x, 3, mode="reflect"),
        "roll": lambda x: m.roll(x, 12_345),
        "transpose": lambda x: m.ascontiguousarray(x.T),
        "tile": lambda x: m.tile(x, (1, 4)),
        "triu": m.triu,
    }
    for way, axis in (("along", 1), ("across", 0)):
        table[f"sort {way}"] = lambda x, axis=axis: m.sort(x, axis, stable=True)
        table[f"cumsum {way}"] = lambda x, axis=axis: m.cumsum(x, axis)
        table[f"cumprod {way}"] = lambda x, axis=axis: m.cumprod(x, axis)
        table[f"cummax {way}"] = lambda x, axis=axis: m.maximum.accumulate(x, axis)
        table[f"logcumsumexp {way}"] = lambda x, axis=axis: m.logaddexp.accumulate(x, axis)
        table[f"roll {way}"] = lambda x, axis=axis: m.roll(x, 123, axis)
        table[f"flip {way}"] = lambda x, axis=axis: m.flip(x, axis).copy()
    return table


def cases(fw, wanted, quick):
    special, usual = arguments()
    for name, function in (torch_functions if fw.name == "torch" else numpy_functions)(fw.m).items():
        if wanted(name):
            peer.steady(fw, name, function, [fw.tensor(x) for x in special.get(name, usual)], quick, brief=True)


peer.main(cases)
