package dev.covector.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A size that tells what its symbol is: d alone, or with a factor, as {@code 8*floordiv(d, 8)}. In that form it follows from
 * the normal form of sizes that divisions by the factor are exact.
 */
public record Multiple(String symbol, long factor) {
    /** The size as a multiple of a number: in a traced function under a guard, outside one as a name for what will be given. */
    static Dim of(Dim size, long factor) {
        boolean isToCome = !size.isConstant() && !SizeScope.CURRENT.isBound();
        boolean holds =
                factor > 0 && (isToCome || SizeScope.holds(Dim.of(factor), Relation.DIVIDES, size, "multipleOf"));
        if (!holds) {
            throw new TypeException(
                    "multipleOf: the size must be a multiple of a positive number; got " + size + " and " + factor);
        }
        return size.floorDiv(factor).times(factor);
    }

    /** What a size is as one of these; null of any other. */
    public static @Nullable Multiple of(Dim size) {
        if (size.isSymbol()) {
            return new Multiple(size.toString(), 1);
        }
        List<Polynomial.Term> terms = size.terms();
        boolean isAtom = terms.size() == 1 && terms.getFirst().product().atoms().size() == 1;
        return isAtom
                        && terms.getFirst().product().atoms().getFirst()
                                instanceof SizeAtom.Operation(SizeAtom.Operator operator, Dim left, Dim right)
                        && operator == SizeAtom.Operator.FLOORDIV
                        && left.isSymbol()
                        && right.equals(Dim.of(terms.getFirst().coefficient()))
                ? new Multiple(left.toString(), right.constant())
                : null;
    }
}
