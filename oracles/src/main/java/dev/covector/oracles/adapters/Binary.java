package dev.covector.oracles.adapters;

import dev.covector.tracer.Tensor;

/** Functions of two or three tensors, element by element. */
final class Binary {
    private Binary() {}

    static Table table() {
        Table table = new Table();
        comparisons(table);
        return table.one("add", c -> c.x().add(c.y().mul(c.scalar(-1, "alpha", 1, c.y()))))
                .one("sub", c -> c.x().sub(c.y().mul(c.scalar(-1, "alpha", 1, c.y()))))
                .binary("mul", Tensor::mul)
                .binary("true_divide", Tensor::div)
                .binary("pow", Tensor::pow)
                .binary("atan2", Tensor::atan2)
                .binary("complex", Tensor::complex)
                .binary("maximum", Tensor::maximum)
                .binary("minimum", Tensor::minimum)
                .one("where", c -> Tensor.where(c.x(), c.y(), c.tensor(2)));
    }

    private static void comparisons(Table table) {
        table.binary("eq", Tensor::eq)
                .binary("ne", Tensor::ne)
                .binary("lt", Tensor::lt)
                .binary("le", Tensor::le)
                .binary("gt", Tensor::gt)
                .binary("ge", Tensor::ge);
    }
}
