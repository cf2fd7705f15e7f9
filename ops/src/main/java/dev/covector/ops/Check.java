package dev.covector.ops;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The checks that type rules are made of; each failure names the op, the constraint, and the types that came. */
public final class Check {
    private Check() {}

    public static void that(boolean holds, Op op, String constraint, String requirement) {
        if (!holds) {
            throw broken(op, constraint, requirement);
        }
    }

    /** A requirement whose words are put together only where it does not hold: types are checked all the time. */
    public static void that(boolean holds, Op op, String constraint, Supplier<String> requirement) {
        if (!holds) {
            throw broken(op, constraint, requirement.get());
        }
    }

    private static TypeException broken(Op op, String constraint, String requirement) {
        String types = op.operands().stream().map(x -> x.type().toString()).collect(Collectors.joining(", ", "(", ")"));
        String attributes = op.attributes().entries().isEmpty()
                ? ""
                : " with " + op.attributes().entries();
        return new TypeException(
                op.mnemonic() + " (" + constraint + "): " + requirement + "; got " + types + attributes);
    }

    public static void dtype(Op op, int operand, DTypeClass dtypes) {
        TensorType type = op.operands().get(operand).type();
        if (!dtypes.accepts(type.dtype())) {
            throw broken(op, "dtype", "operand " + operand + " must be of class " + dtypes);
        }
    }

    public static void axes(Op op, List<Integer> axes, int rank, String constraint) {
        boolean fine = true;
        for (int i = 0; i < axes.size(); i++) {
            int axis = axes.get(i);
            fine &= axis >= 0 && axis < rank && axes.indexOf(axis) == i;
        }
        that(fine, op, constraint, () -> axes + " must be distinct axes below " + rank);
    }

    /** Whether two sizes are equal, or may be taken to be equal under a guard. */
    public static boolean equal(Dim x, Dim y, Op op) {
        return SizeScope.holds(x, Relation.EQUAL, y, op.mnemonic());
    }

    /** Whether two shapes are equal, or may be taken to be equal under guards. */
    public static boolean equal(List<Dim> xs, List<Dim> ys, Op op) {
        if (xs.size() != ys.size()) {
            return false;
        }
        for (int i = 0; i < xs.size(); i++) {
            if (!equal(xs.get(i), ys.get(i), op)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the size is one, by what it is or by what was assumed of it so far. */
    public static boolean isOne(Dim x) {
        return x.equals(Dim.ONE)
                || SizeScope.CURRENT.isBound()
                        && SizeScope.CURRENT.get().canonical(x).equals(Dim.ONE);
    }

    public static boolean atMost(Dim x, Dim y, Op op) {
        return SizeScope.holds(x, Relation.AT_MOST, y, op.mnemonic());
    }
}
