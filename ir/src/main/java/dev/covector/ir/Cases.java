package dev.covector.ir;

import dev.covector.ir.SizeAtom.Operation;
import dev.covector.ir.SizeAtom.Operator;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of sizes in which maxima, minima and quotients meet other sizes: {@code n - max(0, n - 1)} is at least zero, which
 * the intervals of its terms alone do not tell. A maximum or minimum is each of its operands in turn; a quotient is what
 * its remainder leaves, {@code c * floordiv(a, c) = a - mod(a, c)}; a remainder is between zero and one less than the divisor.
 */
final class Cases {
    private static final int MOST_CASES = 4;

    private Cases() {}

    static Bounds of(Dim size) {
        return of(size, MOST_CASES);
    }

    private static Bounds of(Dim size, int most) {
        Bounds plain = Bounds.ofTerms(size);
        Operation operation = most == 0 ? null : operation(size);
        return operation == null ? plain : plain.and(of(size, operation, most - 1));
    }

    private static Bounds of(Dim size, Operation operation, int most) {
        return switch (operation.operator()) {
            case MAX, MIN -> {
                Bounds left = of(replaced(size, operation, operation.left()), most);
                Bounds right = of(replaced(size, operation, operation.right()), most);
                int sign = sign(size, operation) * (operation.operator() == Operator.MAX ? 1 : -1);
                yield sign > 0 ? left.larger(right) : sign < 0 ? left.smaller(right) : left.or(right);
            }
            case FLOORDIV -> {
                long divisor = operation.right().constant();
                Dim product = operation.left().minus(operation.left().mod(operation.right()));
                yield of(replacedProduct(size, operation, divisor, product), most)
                        .dividedBy(divisor);
            }
            case MOD -> {
                Dim greatest = operation.right().minus(1).max(Dim.ZERO);
                yield of(replaced(size, operation, Dim.ZERO), most).or(of(replaced(size, operation, greatest), most));
            }
        };
    }

    /** An operation that is a factor of a term, once, and about which there is more to say. */
    private static @Nullable Operation operation(Dim size) {
        for (Polynomial.Term term : size.terms()) {
            for (SizeAtom atom : term.product().atoms()) {
                if (atom instanceof Operation operation && isTelling(operation) && isLinear(size, operation)) {
                    return operation;
                }
            }
        }
        return null;
    }

    private static boolean isTelling(Operation operation) {
        return switch (operation.operator()) {
            case MAX, MIN -> true;
            case FLOORDIV -> operation.right().isConstant() && operation.right().constant() > 0;
            case MOD ->
                !operation.right().isConstant() && Bounds.of(operation.right()).atLeast(0);
        };
    }

    private static boolean isLinear(Dim size, Operation operation) {
        return size.terms().stream().allMatch(term -> count(term, operation) <= 1);
    }

    private static long count(Polynomial.Term term, Operation operation) {
        return term.product().atoms().stream().filter(operation::equals).count();
    }

    /** Whether the size grows (1) or shrinks (-1) with the operation, as far as that is known. */
    private static int sign(Dim size, Operation operation) {
        boolean grows = true;
        boolean shrinks = true;
        for (Polynomial.Term term : size.terms()) {
            if (count(term, operation) > 0) {
                boolean positive = term.product().atoms().stream()
                        .allMatch(atom ->
                                atom.equals(operation) || Bounds.of(atom).atLeast(0));
                grows &= positive && term.coefficient() > 0;
                shrinks &= positive && term.coefficient() < 0;
            }
        }
        return grows ? 1 : shrinks ? -1 : 0;
    }

    private static Dim replaced(Dim size, Operation operation, Dim by) {
        return replacedProduct(size, operation, 1, by);
    }

    /** The size times a factor, where the factor times the operation is {@code by}. */
    private static Dim replacedProduct(Dim size, Operation operation, long factor, Dim by) {
        Dim sum = Dim.ZERO;
        for (Polynomial.Term term : size.terms()) {
            Dim product = Dim.of(term.coefficient());
            for (SizeAtom atom : term.product().atoms()) {
                product = product.times(atom.equals(operation) ? by : Dim.of(atom));
            }
            sum = sum.plus(count(term, operation) > 0 ? product : product.times(factor));
        }
        return sum;
    }
}
