"""Answers requests about StableHLO texts, one a line, by jaxlib: its verifier, its refinement, its CPU.

  verify TEXT             ok
  refine TEXT SHAPE …     ok TEXT: the module for arguments of these shapes, each like 3,4
  run TEXT TENSOR …       ok TENSOR …

Texts are in base64; a tensor is DTYPE:SHAPE:BYTES, the bytes in column-major order and in base64. Whatever goes wrong is
answered by: error TEXT.
"""

import base64
import os
import re
import sys

# Modules are compiled by the thousand and run once.
os.environ.setdefault("XLA_FLAGS", "--xla_llvm_disable_expensive_passes=true")

import jax

jax.config.update("jax_enable_x64", True)
jax.config.update("jax_platforms", "cpu")


import numpy as np
from jax._src import compiler, xla_bridge
from jax._src.lib import xla_client
from jax._src.interpreters import mlir
from jaxlib import lapack
from jaxlib.mlir import ir

lapack._lapack.initialize()
BACKEND = xla_bridge.get_backend("cpu")
OPTIONS = compiler.get_compile_options(num_replicas=1, num_partitions=1)
DEVICES = xla_client.DeviceList(tuple(BACKEND.local_devices()[:1]))


def parsed(text):
    module = ir.Module.parse(text)
    module.operation.verify()
    return module


def refined(text, shapes):
    """The module with a main function of static arguments around its own, as jax.export calls it, refined."""
    signature = re.search(r"func\.func public @main\((.*?)\) -> \((.*)\) \{$", text, re.M)
    types = re.findall(r"tensor<(?:[^<>]|<[^<>]*>)*>", re.sub(r"\{[^}]*\}", "", signature[1]))
    results = re.findall(r"tensor<(?:[^<>]|<[^<>]*>)*>", re.sub(r"\{[^}]*\}", "", signature[2]))
    static = ["tensor<%s>" % "x".join([str(n) for n in shape] + [t[7:-1].split("x")[-1] if "complex" not in t
              else t[t.index("complex"):-1]]) for t, shape in zip(types, shapes)]
    args = ", ".join("%%s%d: %s" % (i, t) for i, t in enumerate(static))
    lines = ["  func.func public @main(%s) -> (%s) {" % (args, ", ".join(results))]
    for i, (narrow, wide) in enumerate(zip(static, types)):
        lines.append("    %%w%d = stablehlo.convert %%s%d : (%s) -> %s" % (i, i, narrow, wide))
    names = ", ".join("%%w%d" % i for i in range(len(types)))
    bind = "%%r:%d = " % len(results) if results else ""
    lines.append("    %scall @dynamic_main(%s) : (%s) -> (%s)" % (bind, names, ", ".join(types), ", ".join(results)))
    lines.append("    return %s : %s" % (", ".join("%%r#%d" % i for i in range(len(results))), ", ".join(results)))
    whole = text.replace("func.func public @main(", "func.func private @dynamic_main(", 1)
    end = whole.rindex("}")
    module = parsed(whole[:end] + "\n".join(lines) + "\n  }\n}\n")
    return str(mlir.refine_polymorphic_shapes(module))


def run(text, inputs):
    executable = compiler.backend_compile_and_load(BACKEND, parsed(text), DEVICES, OPTIONS, [])
    outputs = executable.execute_sharded([jax.device_put(array(x), DEVICES[0]) for x in inputs])
    return [tensor(np.asarray(x[0])) for x in outputs.disassemble_into_single_device_arrays()]


def array(text):
    dtype, shape, data = text.split(":")
    elements = np.frombuffer(base64.b64decode(data), dtype=dtype)
    return np.ascontiguousarray(elements.reshape(sizes(shape), order="F")).reshape(sizes(shape))


def tensor(x):
    return "%s:%s:%s" % (x.dtype, ",".join(map(str, x.shape)), encoded(x.tobytes(order="F")))


def sizes(shape):
    return [int(size) for size in shape.split(",") if size]


def encoded(data):
    return base64.b64encode(data).decode()


def answer(task, text, *rest):
    text = base64.b64decode(text).decode()
    with mlir.make_ir_context() as context:
        context.allow_unregistered_dialects = True
        match task:
            case "verify":
                parsed(text)
                return ""
            case "refine":
                return encoded(refined(text, [sizes(shape) for shape in rest]).encode())
            case "run":
                return " ".join(run(text, rest))


print("ready " + jax.__version__, flush=True)
for line in sys.stdin:
    try:
        reply = "ok " + answer(*line.split())
    except Exception as e:
        reply = "error " + encoded(("%s: %s" % (type(e).__name__, e)).encode())
    print(reply, flush=True)
