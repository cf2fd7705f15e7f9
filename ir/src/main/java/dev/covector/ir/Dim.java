package dev.covector.ir;

import dev.covector.ir.Polynomial.Term;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * A size: a polynomial with integer coefficients over symbols and over {@code floordiv}, {@code mod}, {@code min} and
 * {@code max} of sizes, kept in normal form, so that two sizes are equal as objects exactly when they are equal as
 * polynomials. Symbols stand for sizes known at run time and are never negative.
 */
public final class Dim {
    private static final int MOST_SHARED = 256;
    private static final List<Dim> SHARED =
            LongStream.rangeClosed(0, MOST_SHARED).mapToObj(Dim::unshared).toList();

    public static final Dim ZERO = SHARED.get(0);
    public static final Dim ONE = SHARED.get(1);

    private final Polynomial polynomial;

    /** Passes ask for them all the time, so they are found once. */
    private final Set<String> symbols;

    private Dim(Polynomial polynomial) {
        this.polynomial = polynomial;
        this.symbols = polynomial.symbols();
    }

    private static Dim unshared(long size) {
        return new Dim(Polynomial.of(Monomial.ONE, size));
    }

    public static Dim of(long size) {
        return size >= 0 && size <= MOST_SHARED ? SHARED.get((int) size) : unshared(size);
    }

    public static Dim symbol(String name) {
        return of(new SizeAtom.Symbol(name));
    }

    /** A size that has a name, a word, for what a function takes; axes of one name are equal. */
    public static Dim named(String name) {
        if (!name.matches("[A-Za-z]\\w*") || name.matches("floordiv|mod|min|max")) {
            throw new TypeException("Dim.named: a name is a word; got \"" + name + "\"");
        }
        return symbol(name);
    }

    static Dim of(SizeAtom atom) {
        return new Dim(Polynomial.of(Monomial.of(atom), 1));
    }

    /** The size with this polynomial; constants are shared, so most comparisons end at once. */
    private static Dim of(Polynomial polynomial) {
        return polynomial.isConstant() ? of(polynomial.constant()) : new Dim(polynomial);
    }

    static Dim operation(SizeAtom.Operator operator, Dim left, Dim right) {
        return switch (operator) {
            case FLOORDIV -> left.floorDiv(right);
            case MOD -> left.mod(right);
            case MIN -> left.min(right);
            case MAX -> left.max(right);
        };
    }

    private static Dim atom(SizeAtom.Operator operator, Dim left, Dim right) {
        if (left.isConstant() && right.isConstant()) {
            return of(operator.apply(left.constant(), right.constant()));
        }
        return of(new SizeAtom.Operation(operator, left, right));
    }

    public Dim plus(Dim other) {
        return isZero() ? other : other.isZero() ? this : of(polynomial.plus(other.polynomial));
    }

    private boolean isZero() {
        return polynomial.isZero();
    }

    public Dim plus(long other) {
        return plus(of(other));
    }

    public Dim minus(Dim other) {
        return other.isZero() ? this : equals(other) ? ZERO : of(polynomial.plus(other.polynomial.times(-1)));
    }

    public Dim minus(long other) {
        return plus(of(-other));
    }

    public Dim times(Dim other) {
        return equals(ONE) ? other : other.equals(ONE) ? this : of(polynomial.times(other.polynomial));
    }

    public Dim times(long other) {
        return times(of(other));
    }

    /** This size divided by another, rounded down; exact divisions are carried out. */
    public Dim floorDiv(Dim divisor) {
        Polynomial quotient = polynomial.dividedBy(divisor.polynomial);
        return quotient == null ? atom(SizeAtom.Operator.FLOORDIV, this, divisor) : of(quotient);
    }

    public Dim floorDiv(long divisor) {
        return floorDiv(of(divisor));
    }

    /** This size divided by another, rounded up. */
    public Dim ceilDiv(long divisor) {
        return plus(divisor - 1).floorDiv(divisor);
    }

    /** This size, of which the number is a factor, as {@link Multiple}: in a traced function under a guard. */
    public Dim multipleOf(long factor) {
        return Multiple.of(this, factor);
    }

    /** The remainder of {@link #floorDiv}. */
    public Dim mod(Dim divisor) {
        Dim quotient = floorDiv(divisor);
        return quotient.times(divisor).equals(this) ? ZERO : atom(SizeAtom.Operator.MOD, this, divisor);
    }

    public Dim max(Dim other) {
        Bounds difference = Bounds.of(minus(other));
        return difference.atLeast(0) ? this : difference.atMost(0) ? other : ordered(SizeAtom.Operator.MAX, other);
    }

    public Dim min(Dim other) {
        Bounds difference = Bounds.of(minus(other));
        return difference.atLeast(0) ? other : difference.atMost(0) ? this : ordered(SizeAtom.Operator.MIN, other);
    }

    /** The operation on both sizes in one fixed order, since it is commutative. */
    private Dim ordered(SizeAtom.Operator operator, Dim other) {
        return toString().compareTo(other.toString()) <= 0 ? atom(operator, this, other) : atom(operator, other, this);
    }

    public boolean isConstant() {
        return polynomial.isConstant();
    }

    /** Whether this is a symbol alone. */
    public boolean isSymbol() {
        return polynomial.isAtom() && terms().getFirst().product().atoms().getFirst() instanceof SizeAtom.Symbol;
    }

    /** The number that this size is; only a constant has one. */
    public long constant() {
        if (!isConstant()) {
            throw new TypeException("the size " + this + " is known only at run time");
        }
        return polynomial.constant();
    }

    /**
     * This size as a Java number. In a traced function that fixes the size: the plan gets a guard and holds for this
     * number only.
     */
    public long toLong() {
        return isConstant() ? constant() : scope("toLong").observe(this);
    }

    /** {@link #toLong} as an {@code int}. */
    public int toInt() {
        return Math.toIntExact(toLong());
    }

    /** Whether this size is larger; in a traced function the plan gets a guard and holds where the answer is the same. */
    public boolean gt(long other) {
        return of(other).lt(this);
    }

    /** Whether this size is smaller; guarded like {@link #gt}. */
    public boolean lt(long other) {
        return lt(of(other));
    }

    /** Whether this size is smaller; guarded like {@link #gt}. */
    public boolean lt(Dim other) {
        return decide(Relation.LESS, other);
    }

    /** Whether the sizes are the same number; guarded like {@link #gt}. */
    public boolean eq(Dim other) {
        return decide(Relation.EQUAL, other);
    }

    private boolean decide(Relation relation, Dim other) {
        Dim difference = minus(other);
        if (difference.isConstant()) {
            return relation.holds(difference.constant(), 0);
        }
        return scope("comparison").decide(this, relation, other);
    }

    private SizeScope scope(String use) {
        if (!SizeScope.CURRENT.isBound()) {
            throw new TypeException(
                    use + ": the size " + this + " is known only at run time, and no trace is running here");
        }
        return SizeScope.CURRENT.get();
    }

    /** Evaluates this size with a number for every symbol; overflow is an {@link ArithmeticException}. */
    public long eval(ToLongFunction<String> sizes) {
        long sum = 0;
        for (Term term : terms()) {
            long product = term.coefficient();
            for (SizeAtom atom : term.product().atoms()) {
                product = Math.multiplyExact(product, eval(atom, sizes));
            }
            sum = Math.addExact(sum, product);
        }
        return sum;
    }

    private static long eval(SizeAtom atom, ToLongFunction<String> sizes) {
        return switch (atom) {
            case SizeAtom.Symbol(String name) -> sizes.applyAsLong(name);
            case SizeAtom.Operation(SizeAtom.Operator operator, Dim left, Dim right) ->
                operator.apply(left.eval(sizes), right.eval(sizes));
        };
    }

    /** Evaluates this size with a number for every symbol. */
    public long eval(Map<String, Long> sizes) {
        return eval(name -> {
            Long size = sizes.get(name);
            if (size == null) {
                throw new TypeException(
                        "no size for the symbol " + name + " in " + this + "; bound: " + sizes.keySet());
            }
            return size;
        });
    }

    public Dim substitute(Map<String, Dim> sizes) {
        if (Collections.disjoint(symbols(), sizes.keySet())) {
            return this;
        }
        Dim sum = ZERO;
        for (Term term : terms()) {
            Dim product = of(term.coefficient());
            for (SizeAtom atom : term.product().atoms()) {
                product = product.times(atom.substitute(sizes));
            }
            sum = sum.plus(product);
        }
        return sum;
    }

    /** The names of the symbols in this size, sorted. */
    public Set<String> symbols() {
        return symbols;
    }

    /** This size in another form. */
    public <T> T fold(SizeArithmetic<T> to) {
        return Fold.of(this, to);
    }

    List<Term> terms() {
        return polynomial.terms();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Dim dim && polynomial.equals(dim.polynomial);
    }

    @Override
    public int hashCode() {
        return polynomial.hashCode();
    }

    @Override
    public String toString() {
        return polynomial.toString();
    }
}
