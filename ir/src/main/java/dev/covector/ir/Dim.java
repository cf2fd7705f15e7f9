package dev.covector.ir;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * A size: a polynomial with integer coefficients over symbols and over {@code floordiv}, {@code mod}, {@code min} and
 * {@code max} of sizes, kept in normal form, so that two sizes are equal as objects exactly when they are equal as
 * polynomials. Symbols stand for sizes known at run time and are never negative.
 */
public final class Dim {
    public static final Dim ZERO = new Dim(Map.of());
    public static final Dim ONE = new Dim(Map.of(Monomial.ONE, 1L));

    private final SortedMap<Monomial, Long> terms;

    private Dim(Map<Monomial, Long> terms) {
        SortedMap<Monomial, Long> sorted = new TreeMap<>(terms);
        sorted.values().removeIf(coefficient -> coefficient == 0);
        this.terms = Collections.unmodifiableSortedMap(sorted);
    }

    public static Dim of(long size) {
        return size == 0 ? ZERO : size == 1 ? ONE : new Dim(Map.of(Monomial.ONE, size));
    }

    public static Dim symbol(String name) {
        return new Dim(Map.of(new Monomial(java.util.List.of(new SizeAtom.Symbol(name))), 1L));
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
        return new Dim(Map.of(new Monomial(java.util.List.of(new SizeAtom.Operation(operator, left, right))), 1L));
    }

    public Dim plus(Dim other) {
        SortedMap<Monomial, Long> sum = new TreeMap<>(terms);
        other.terms.forEach((monomial, coefficient) -> sum.merge(monomial, coefficient, Math::addExact));
        return new Dim(sum);
    }

    public Dim plus(long other) {
        return plus(of(other));
    }

    public Dim minus(Dim other) {
        return plus(other.times(of(-1)));
    }

    public Dim minus(long other) {
        return plus(of(-other));
    }

    public Dim times(Dim other) {
        SortedMap<Monomial, Long> product = new TreeMap<>();
        terms.forEach((m, a) ->
                other.terms.forEach((n, b) -> product.merge(m.times(n), Math.multiplyExact(a, b), Math::addExact)));
        return new Dim(product);
    }

    public Dim times(long other) {
        return times(of(other));
    }

    /** This size divided by another, rounded down; exact divisions are carried out. */
    public Dim floorDiv(Dim divisor) {
        if (divisor.equals(ONE)) {
            return this;
        }
        Dim quotient = ZERO;
        Dim rest = this;
        while (!rest.terms.isEmpty() && !divisor.terms.isEmpty()) {
            Monomial leading = rest.terms.firstKey().dividedBy(divisor.terms.firstKey());
            long a = rest.leadingCoefficient();
            long b = divisor.leadingCoefficient();
            if (leading == null || a % b != 0) {
                return atom(SizeAtom.Operator.FLOORDIV, this, divisor);
            }
            Dim term = new Dim(Map.of(leading, a / b));
            quotient = quotient.plus(term);
            rest = rest.minus(term.times(divisor));
        }
        return rest.terms.isEmpty() && !divisor.terms.isEmpty()
                ? quotient
                : atom(SizeAtom.Operator.FLOORDIV, this, divisor);
    }

    private long leadingCoefficient() {
        return terms.firstEntry().getValue();
    }

    public Dim floorDiv(long divisor) {
        return floorDiv(of(divisor));
    }

    /** This size divided by another, rounded up. */
    public Dim ceilDiv(long divisor) {
        return plus(divisor - 1).floorDiv(divisor);
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
        return terms.isEmpty() || terms.size() == 1 && terms.firstKey().equals(Monomial.ONE);
    }

    /** Whether this is a symbol alone. */
    public boolean isSymbol() {
        return terms.size() == 1
                && leadingCoefficient() == 1
                && terms.firstKey().atoms().size() == 1
                && terms.firstKey().atoms().getFirst() instanceof SizeAtom.Symbol;
    }

    /** The number that this size is; only a constant has one. */
    public long constant() {
        if (!isConstant()) {
            throw new TypeException("the size " + this + " is known only at run time");
        }
        return terms.isEmpty() ? 0 : leadingCoefficient();
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
        for (var term : terms.entrySet()) {
            long product = term.getValue();
            for (SizeAtom atom : term.getKey().atoms()) {
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
        if (isConstant() || Collections.disjoint(symbols(), sizes.keySet())) {
            return this;
        }
        Dim sum = ZERO;
        for (var term : terms.entrySet()) {
            Dim product = of(term.getValue());
            for (SizeAtom atom : term.getKey().atoms()) {
                product = product.times(atom.substitute(sizes));
            }
            sum = sum.plus(product);
        }
        return sum;
    }

    /** The names of the symbols in this size, sorted. */
    public Set<String> symbols() {
        Set<String> names = new TreeSet<>();
        terms.keySet().forEach(m -> m.atoms().forEach(atom -> atom.symbols().forEach(names::add)));
        return names;
    }

    SortedMap<Monomial, Long> terms() {
        return terms;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dim dim && terms.equals(dim.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    @Override
    public String toString() {
        if (terms.isEmpty()) {
            return "0";
        }
        StringBuilder text = new StringBuilder();
        terms.forEach((monomial, coefficient) -> {
            text.append(text.isEmpty() || coefficient < 0 ? "" : "+");
            text.append(monomial.format(coefficient));
        });
        return text.toString();
    }
}
