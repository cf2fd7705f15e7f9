"""Loads functions that Covector wrote as StableHLO, and calls them as functions of JAX.

    python digits.py FOLDER

reads the folder that `./covector example xla -o FOLDER` wrote and prints what JAX makes of it. `load` takes any file of
StableHLO by Covector, for all sizes or for some; `differentiable` gives one its derivative by another.
"""

import dataclasses
import pathlib
import re
import sys

import jax
import jax.numpy as jnp
import numpy as np
from jax import export
from jax.extend.mlir import ir
from jax.extend.mlir.dialects import stablehlo
from jax.interpreters import mlir

jax.config.update("jax_enable_x64", True)

ELEMENTS = {"i1": "bool", "i32": "int32", "i64": "int64", "f32": "float32", "f64": "float64",
            "complex<f32>": "complex64", "complex<f64>": "complex128"}


def load(path):
    """The function in a file, as one of JAX's, from arrays to a list of arrays; it may be called inside jit."""
    text = pathlib.Path(path).read_text()
    with mlir.make_ir_context():
        module = ir.Module.parse(text)
        main = next(each for each in module.body.operations if each.attributes["sym_name"].value == "main")
        scope = export.SymbolicScope()
        takes = shapes(main.type.inputs, main.attributes, "arg_attrs", scope)
        gives = shapes(main.type.results, main.attributes, "res_attrs", scope)
        code = stablehlo.serialize_portable_artifact_str(text, stablehlo.get_minimum_version())
    # JAX describes a function of these shapes; the code is exchanged.
    described = export.export(jax.jit(lambda *_: [jnp.zeros(one.shape, one.dtype) for one in gives]))(*takes)
    exported = dataclasses.replace(
        described,
        fun_name=pathlib.Path(path).stem,
        mlir_module_serialized=code,
        module_kept_var_idx=tuple(range(len(takes))),
        uses_global_constants=True,
        _get_vjp=None,
    )
    return exported.call


def shapes(types, attributes, kind, scope):
    """The shapes of tensors, whose sizes Covector has written beside those that a module leaves open."""
    written = list(attributes[kind]) if kind in attributes else [{}] * len(types)
    all = []
    for one, extra in zip(map(ir.RankedTensorType, types), written):
        sizes = one.shape
        if "covector.type" in extra:
            sizes = re.search(r"\[(.*)\]", extra["covector.type"].value)[1].replace(".", "_")
            sizes = export.symbolic_shape(sizes, scope=scope)
        all.append(jax.ShapeDtypeStruct(sizes, ELEMENTS[str(one.element_type)]))
    return all


def differentiable(function, gradient):
    """A function to a number, with its gradient by the first arguments, as many as that gives."""

    @jax.custom_vjp
    def value(*arguments):
        return function(*arguments)[0]

    def backward(arguments, ct):
        parts = [ct * part for part in gradient(*arguments)]
        return tuple(parts + [None] * (len(arguments) - len(parts)))

    value.defvjp(lambda *arguments: (value(*arguments), arguments), backward)
    return value


def main(folder):
    folder = pathlib.Path(folder)
    logits = load(folder / "logits.mlir")
    loss = differentiable(load(folder / "loss.mlir"), load(folder / "gradient.mlir"))
    weights = [np.load(folder / f"{name}.npy") for name in ("w1", "b1", "w2", "b2")]
    images, labels, expected = (np.load(folder / f"{name}.npy") for name in ("images", "labels", "expected"))

    found = logits(*weights, images)[0]
    print("accuracy %.6f" % (found.argmax(1) == labels).mean())
    print("difference %.3e" % abs(found - expected).max())

    # They are functions like others: inside jit, for other sizes, differentiated by JAX.
    value, gradient = jax.jit(jax.value_and_grad(loss, argnums=(0, 1, 2, 3)))(*weights, images, labels)
    print("loss %.6f" % value)
    print("norm %.6f" % np.sqrt(sum((part**2).sum() for part in gradient)))
    print("first7 %.6f" % jax.jit(loss)(*weights, images[:7], labels[:7]))


if __name__ == "__main__":
    main(sys.argv[1])
