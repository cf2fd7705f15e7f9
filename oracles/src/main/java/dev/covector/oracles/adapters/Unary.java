package dev.covector.oracles.adapters;

import dev.covector.tracer.Tensor;

/** Functions of one tensor, element by element. */
final class Unary {
    private Unary() {}

    static Table table() {
        Table table = new Table();
        arithmetic(table);
        functions(table);
        return table;
    }

    private static void arithmetic(Table table) {
        table.unary("abs", Tensor::abs)
                .unary("neg", Tensor::neg)
                .unary("sign", Tensor::sign)
                .unary("sgn", Tensor::sign)
                .unary("floor", Tensor::floor)
                .unary("ceil", Tensor::ceil)
                .unary("trunc", Tensor::trunc)
                .unary("real", Tensor::real)
                .unary("imag", Tensor::imag)
                .unary("conj", Tensor::conj)
                .unary("conj_physical", Tensor::conj)
                .unary("isnan", Tensor::isNaN)
                .unary("square", Tensor::square)
                .unary("reciprocal", Tensor::reciprocal);
    }

    private static void functions(Table table) {
        table.unary("sqrt", Tensor::sqrt)
                .unary("rsqrt", Tensor::rsqrt)
                .unary("exp", Tensor::exp)
                .unary("expm1", Tensor::expm1)
                .unary("log", Tensor::log)
                .unary("log1p", Tensor::log1p)
                .unary("sin", Tensor::sin)
                .unary("cos", Tensor::cos)
                .unary("tanh", Tensor::tanh);
    }
}
