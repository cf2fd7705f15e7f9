package dev.covector.oracles.adapters;

import dev.covector.oracles.Adapted;
import dev.covector.oracles.Adapter;
import dev.covector.oracles.Allowance;
import dev.covector.tracer.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Adapters by the names of PyTorch's operators. */
final class Table {
    private final Map<String, Adapted> all = new HashMap<>();

    Map<String, Adapted> all() {
        return all;
    }

    /** An operator with one output. */
    Table one(String op, Adapter.Single adapter) {
        return many(op, call -> List.of(adapter.call(call)));
    }

    /** An operator with any number of outputs. */
    Table many(String op, Adapter adapter) {
        if (all.put(op, new Adapted(adapter, Allowance.NONE)) != null) {
            throw new IllegalStateException(op + " has two adapters");
        }
        return this;
    }

    /** What has to be allowed for in the records of an operator that is in the table. */
    Table allow(String op, Allowance allowance) {
        all.compute(op, (_, known) -> new Adapted(Objects.requireNonNull(known).adapter(), allowance));
        return this;
    }

    /** A function of one tensor. */
    Table unary(String op, UnaryOperator<Tensor> f) {
        return one(op, call -> f.apply(call.x()));
    }

    /** A function of two tensors. */
    Table binary(String op, BinaryOperator<Tensor> f) {
        return one(op, call -> f.apply(call.x(), call.y()));
    }
}
