"""Square matrix products."""

import peer

DTYPES = (("f32", "float32"), ("f64", "float64"), ("c128", "complex128"))
SIZES = (2, 4, 8, 16, 64, 256, 512, 1024, 2048)


def cases(fw, wanted, quick):
    for name, dtype in DTYPES:
        for n in SIZES:
            case = f"{name} {n}"
            if wanted(case):
                make = peer.complex_numbers if name == "c128" else peer.numbers
                arguments = [fw.tensor(make((n, n), seed, dtype)) for seed in (1, 3)]
                peer.steady(fw, case, lambda a, b: a @ b, arguments, quick)


peer.main(cases)
