"""Computes the functions of `covector accuracy` in a peer: answers each NAME.DTYPE.0 (and .1) by NAME.DTYPE.FRAMEWORK.

All files hold numbers of eight bytes; a function that a framework has not is left out.
"""

import argparse
import pathlib

import numpy as np


def numpy_functions():
    import scipy.special as s

    table = {name: getattr(np, name) for name in
             "sqrt exp expm1 exp2 log log1p log2 log10 cbrt sin cos tan sinh cosh tanh".split()}
    table |= {name: getattr(np, "arc" + name[1:]) for name in "asin acos atan atan2 asinh acosh atanh".split()}
    table |= {"pow": np.power, "entr": s.entr, "logistic": s.expit, "erf": s.erf, "erfc": s.erfc, "erfcx": s.erfcx, "erfinv": s.erfinv,
              "ndtr": s.ndtr, "ndtri": s.ndtri, "lgamma": s.gammaln, "digamma": s.digamma, "zeta": s.zeta,
              "igamma": s.gammainc, "igammac": s.gammaincc, "i0": s.i0, "i0e": s.i0e, "i1": s.i1, "i1e": s.i1e,
              "besselJ0": s.j0, "besselJ1": s.j1}
    return table, lambda x: x, np.asarray


def jax_functions():
    import jax
    import jax.numpy as jnp
    import jax.scipy.special as s

    jax.config.update("jax_enable_x64", True)
    table = {name: getattr(jnp, name) for name in
             "sqrt exp expm1 exp2 log log1p log2 log10 cbrt sin cos tan sinh cosh tanh".split()}
    table |= {name: getattr(jnp, "arc" + name[1:]) for name in "asin acos atan atan2 asinh acosh atanh".split()}
    table |= {"pow": jnp.power, "entr": s.entr, "logistic": jax.nn.sigmoid, "erf": s.erf, "erfc": s.erfc, "erfinv": s.erfinv,
              "ndtr": s.ndtr, "ndtri": s.ndtri, "lgamma": s.gammaln, "digamma": s.digamma, "zeta": s.zeta,
              "igamma": s.gammainc, "igammac": s.gammaincc, "i0": s.i0, "i0e": s.i0e, "i1": s.i1, "i1e": s.i1e}
    return {name: jax.jit(function) for name, function in table.items()}, jnp.asarray, np.asarray


def torch_functions():
    import torch

    s = torch.special
    table = {name: getattr(torch, name) for name in
             "sqrt exp expm1 exp2 log log1p log2 log10 sin cos tan sinh cosh tanh asin acos atan atan2 asinh acosh atanh pow "
             "erf erfc erfinv lgamma digamma".split()}
    table |= {"logistic": torch.sigmoid, "entr": s.entr, "erfcx": s.erfcx, "ndtr": s.ndtr, "ndtri": s.ndtri, "zeta": s.zeta,
              "igamma": s.gammainc, "igammac": s.gammaincc, "i0": s.i0, "i0e": s.i0e, "i1": s.i1, "i1e": s.i1e,
              "besselJ0": s.bessel_j0, "besselJ1": s.bessel_j1}
    return table, torch.from_numpy, lambda x: x.numpy()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--framework", choices=["numpy", "jax", "torch"], required=True)
    parser.add_argument("folder", type=pathlib.Path)
    asked = parser.parse_args()
    table, enter, leave = globals()[asked.framework + "_functions"]()
    np.seterr(all="ignore")
    for first in sorted(asked.folder.glob("*.0")):
        name, dtype = first.name[:-2].rsplit(".", 1)
        function = table.get(name.split("_")[0])
        if function is not None:
            files = [first.with_suffix(f".{i}") for i in range(2)]
            kind = np.float32 if dtype == "f32" else np.float64
            numbers = [np.fromfile(file, "<f8").astype(kind) for file in files if file.exists()]
            result = leave(function(*map(enter, numbers)))
            np.asarray(result).astype("<f8").tofile(first.with_suffix("." + asked.framework))


main()
