"""What the scripts of this folder share: the frameworks, the inputs, the clock, and the lines that a run prints.

A script says what its cases are; peer.main runs them in the framework that the command line names and prints, for each,
one line of JSON after "@@": its name, its samples in the unit, and two sums over the result that tell whether all
frameworks did the same work. A case that a framework cannot do is left out.
"""

import argparse
import json
import sys
import time

import numpy as np


def numbers(shape, seed, dtype, low=-1.0, high=1.0):
    """The inputs of all frameworks: element k, counted with the last index fastest, is a hash of k and the seed."""
    count = int(np.prod(shape))
    k = np.arange(count, dtype=np.uint64) + np.uint64(1)
    mixed = (k * np.uint64(2654435761) + np.uint64(seed) * np.uint64(40503)) & np.uint64(0xFFFFFFFF)
    mixed = ((mixed ^ (mixed >> np.uint64(15))) * np.uint64(2246822519)) & np.uint64(0xFFFFFFFF)
    unit = (mixed ^ (mixed >> np.uint64(13))).astype(np.float64) / 4294967296.0
    return (low + (high - low) * unit).reshape(shape).astype(dtype)


def complex_numbers(shape, seed, dtype):
    return (numbers(shape, seed, np.float64) + 1j * numbers(shape, seed + 1, np.float64)).astype(dtype)


class Jax:
    name = "jax"

    def __init__(self, threads):
        import jax

        jax.config.update("jax_enable_x64", True)
        self.jax = jax
        self.m = jax.numpy

    def tensor(self, array):
        return self.jax.device_put(self.m.asarray(array))

    def compiled(self, function):
        return self.jax.jit(function)

    def wait(self, result):
        return self.jax.block_until_ready(result)


class Torch:
    name = "torch"

    def __init__(self, threads):
        import torch

        torch.set_num_threads(threads)
        self.m = torch

    def tensor(self, array):
        return self.m.from_numpy(np.ascontiguousarray(array))

    def compiled(self, function):
        return function

    def wait(self, result):
        return result


class NumPy:
    name = "numpy"
    m = np

    def __init__(self, threads):
        pass

    def tensor(self, array):
        return array

    def compiled(self, function):
        return function

    def wait(self, result):
        return result


FRAMEWORKS = {"jax": Jax, "torch": Torch, "numpy": NumPy}


def gradient(fw, loss):
    """The gradient of a function of one tensor; JAX's is still to be compiled."""
    if fw.name == "jax":
        return fw.jax.grad(loss)

    def torch_gradient(x):
        at = x.detach().requires_grad_(True)
        return fw.m.autograd.grad(loss(at), at)[0]

    return torch_gradient


def leaves(result):
    if isinstance(result, dict):
        return [leaf for key in result for leaf in leaves(result[key])]
    if isinstance(result, (tuple, list)):
        return [leaf for part in result for leaf in leaves(part)]
    return [result]


def sums(result):
    """The sum of the moduli of all elements, and of their squares; real and imaginary parts count as elements."""
    total, squares = 0.0, 0.0
    for leaf in leaves(result):
        array = np.asarray(leaf.detach() if hasattr(leaf, "detach") else leaf).astype(np.complex128)
        total += float(np.abs(array.real).sum() + np.abs(array.imag).sum())
        squares += float((array.real**2).sum() + (array.imag**2).sum())
    return [total, squares]


def emit(case, unit, samples, result=None):
    print("@@" + json.dumps({"case": case, "unit": unit, "samples": samples,
                             "sums": None if result is None else sums(result)}), flush=True)


def seconds_per_call(call, wait, budget, samples):
    """Samples of the time of a call, each over enough calls for the clock, after a warm-up."""
    wait(call())
    end = time.perf_counter() + budget / 3
    calls = 0
    start = time.perf_counter()
    while calls < 2 or time.perf_counter() < end:
        wait(call())
        calls += 1
    estimate = (time.perf_counter() - start) / calls
    repeat = max(1, int(budget / samples / max(estimate, 1e-8)))
    taken = []
    for _ in range(samples):
        start = time.perf_counter()
        for _ in range(repeat):
            wait(call())
        taken.append((time.perf_counter() - start) / repeat)
    return taken


def steady(fw, case, function, arguments, quick, brief=False):
    """Times a function that has been called before; briefly where cases are many."""
    compiled = fw.compiled(function)
    call = lambda: compiled(*arguments)
    result = fw.wait(call())
    taken = seconds_per_call(call, fw.wait, 0.3 if quick or brief else 1.0, 3 if quick else 8)
    emit(case, "us", [1e6 * t for t in taken], result)


def once(fw, case, call, unit="ms"):
    """Times one call, all that it brings with it included."""
    start = time.perf_counter()
    result = fw.wait(call())
    taken = time.perf_counter() - start
    emit(case, unit, [1e3 * taken], result)


def main(cases):
    """Runs cases(fw, wanted, quick), where wanted(name) says whether a case was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--framework", choices=FRAMEWORKS, required=True)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--case", action="append", help="only these")
    asked = parser.parse_args()
    sys.setrecursionlimit(200_000)
    fw = FRAMEWORKS[asked.framework](asked.threads)
    cases(fw, lambda name: not asked.case or name in asked.case, asked.quick)
