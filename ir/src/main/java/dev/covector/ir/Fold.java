package dev.covector.ir;

import dev.covector.ir.Polynomial.Term;
import org.jspecify.annotations.Nullable;

/** A size in another form: its normal form, read from left to right. */
final class Fold {
    private Fold() {}

    static <T> T of(Dim size, SizeArithmetic<T> to) {
        T sum = null;
        for (Term term : size.terms()) {
            T product = product(term, to);
            sum = sum == null ? product : to.plus(sum, product);
        }
        return sum == null ? to.constant(0) : sum;
    }

    private static <T> T product(Term term, SizeArithmetic<T> to) {
        @Nullable T product = null;
        for (SizeAtom atom : term.product().atoms()) {
            T factor = of(atom, to);
            product = product == null ? factor : to.times(product, factor);
        }
        T coefficient = to.constant(term.coefficient());
        return product == null ? coefficient : term.coefficient() == 1 ? product : to.times(product, coefficient);
    }

    private static <T> T of(SizeAtom atom, SizeArithmetic<T> to) {
        return switch (atom) {
            case SizeAtom.Symbol(String name) -> to.symbol(name);
            case SizeAtom.Operation(SizeAtom.Operator operator, Dim left, Dim right) ->
                switch (operator) {
                    case FLOORDIV -> to.floorDiv(left, right);
                    case MOD -> to.mod(left, right);
                    case MIN -> to.min(left, right);
                    case MAX -> to.max(left, right);
                };
        };
    }
}
