"""Writes lapack.jsonl.gz, beside this file: every LAPACK call that JAX 0.10 writes for the CPU, for four types of elements, run
by JAX itself. The form is that of the recorded programs: name, dtype, stablehlo, inputs, outputs.

    python lapack_records.py            in an environment with JAX, such as the one that bench/peers/setup makes
"""

import base64
import gzip
import json
import os
import pathlib

os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import jax.numpy as jnp
import numpy as np
from jax._src.lax import linalg as internal
from jax.lax import linalg

jax.config.update("jax_enable_x64", True)
random = np.random.default_rng(7)


def matrix(dtype, *shape):
    real = random.standard_normal(shape)
    imaginary = 1j * random.standard_normal(shape) if np.issubdtype(dtype, np.complexfloating) else 0
    return (real + imaginary).astype(dtype)


def adjoint(a):
    return np.conj(np.swapaxes(a, -1, -2))


def nan_first(a):
    return np.stack([a[0] * np.nan, a[1]])


def programs(dtype):
    """Names, functions and arguments."""
    square, tall, wide = matrix(dtype, 2, 4, 4), matrix(dtype, 3, 5, 3), matrix(dtype, 3, 3, 5)
    hermitian = (square + adjoint(square)) / 2
    definite = square @ adjoint(square) + 4 * np.eye(4, dtype=dtype)
    triangle = np.tril(square) + 4 * np.eye(4, dtype=dtype)
    complex_ = np.issubdtype(dtype, np.complexfloating)
    for left in (True, False):
        b = matrix(dtype, 2, 4, 3) if left else matrix(dtype, 2, 3, 4)
        yield f"trsm left={left}", lambda a, b, left=left: linalg.triangular_solve(
            a, b, left_side=left, lower=True, transpose_a=True, conjugate_a=complex_, unit_diagonal=not left
        ), triangle, b
    diagonals = matrix(dtype, 2, 5), matrix(dtype, 2, 5) + 4, matrix(dtype, 2, 5)
    yield "gtsv", linalg.tridiagonal_solve, *diagonals, matrix(dtype, 2, 5, 2)
    for name, a in ("square", square), ("tall", tall), ("wide", wide):
        yield f"getrf {name}", linalg.lu, a
    for name, a in ("definite", definite), ("not definite", -definite):
        yield f"potrf {name}", lambda a: linalg.cholesky(a, symmetrize_input=False), a
    for name, a in ("tall", tall), ("wide", wide), ("empty", matrix(dtype, 0, 3, 2)):
        for full in (True, False):
            yield f"geqrf {name} full={full}", lambda a, full=full: linalg.qr(a, full_matrices=full), a
    yield "geqp3", lambda a: linalg.qr(a, pivoting=True, full_matrices=False), tall
    for left in (True, False):
        for transpose in (True, False):
            c = matrix(dtype, 3, 5, 2) if left else matrix(dtype, 3, 2, 5)
            yield f"ormqr left={left} transpose={transpose}", lambda a, c, left=left, transpose=transpose: internal.ormqr(
                *internal.geqrf(a), c, left=left, transpose=transpose
            ), tall, c
    by_qr = linalg.SvdAlgorithm.QR
    for name, a in ("tall", tall), ("wide", wide), ("not finite", nan_first(tall)):
        for full in (True, False):
            yield f"gesdd {name} full={full}", lambda a, full=full: linalg.svd(a, full_matrices=full), a
        yield f"gesdd {name} values", lambda a: linalg.svd(a, compute_uv=False), a
        yield f"gesvd {name}", lambda a: linalg.svd(a, full_matrices=False, algorithm=by_qr), a
    for lower in (True, False):
        for name, a in ("", hermitian), (" not finite", nan_first(hermitian)):
            yield f"syevd{name} lower={lower}", lambda a, lower=lower: linalg.eigh(
                a, lower=lower, symmetrize_input=False
            ), a
        yield f"sytrd lower={lower}", lambda a, lower=lower: linalg.tridiagonal(a, lower=lower), hermitian
    yield "gehrd", linalg.hessenberg, square
    for left in (True, False):
        for right in (True, False):
            yield f"geev left={left} right={right}", lambda a, left=left, right=right: linalg.eig(
                a, compute_left_eigenvectors=left, compute_right_eigenvectors=right
            ), square
    yield "geev not finite", linalg.eig, nan_first(square)
    for vectors in (True, False):
        yield f"gees vectors={vectors}", lambda a, vectors=vectors: linalg.schur(a, compute_schur_vectors=vectors), square


def array(x):
    x = np.ascontiguousarray(x)
    return {"dtype": str(x.dtype), "shape": list(x.shape), "b64": base64.b64encode(x.tobytes()).decode()}


with gzip.GzipFile(pathlib.Path(__file__).with_name("lapack.jsonl.gz"), "wb", mtime=0) as file:
    for dtype in (np.float32, np.float64, np.complex64, np.complex128):
        for name, function, *arguments in programs(dtype):
            compiled = jax.jit(function)
            record = {
                "name": name,
                "dtype": str(np.dtype(dtype)),
                "stablehlo": compiled.lower(*arguments).as_text(),
                "inputs": [array(x) for x in arguments],
                "outputs": [array(x) for x in jax.tree.leaves(compiled(*arguments))],
            }
            file.write((json.dumps(record) + "\n").encode())
