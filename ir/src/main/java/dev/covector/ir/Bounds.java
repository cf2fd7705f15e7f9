package dev.covector.ir;

/** The interval in which a size must lie; {@code Long.MIN_VALUE} and {@code Long.MAX_VALUE} mean unbounded. */
public record Bounds(long low, long high) {
    private static final Bounds ANY = new Bounds(Long.MIN_VALUE, Long.MAX_VALUE);
    private static final Bounds SIZE = new Bounds(0, Long.MAX_VALUE);

    /** Bounds by interval arithmetic and by cases; every symbol is at least zero. */
    public static Bounds of(Dim size) {
        return Cases.of(size);
    }

    static Bounds ofTerms(Dim size) {
        Bounds sum = new Bounds(0, 0);
        for (Polynomial.Term term : size.terms()) {
            Bounds product = new Bounds(term.coefficient(), term.coefficient());
            for (SizeAtom atom : term.product().atoms()) {
                product = product.times(of(atom));
            }
            sum = sum.plus(product);
        }
        return sum;
    }

    static Bounds of(SizeAtom atom) {
        return switch (atom) {
            case SizeAtom.Symbol _ -> SIZE;
            case SizeAtom.Operation(SizeAtom.Operator operator, Dim left, Dim right) ->
                switch (operator) {
                    case MIN ->
                        new Bounds(Math.min(of(left).low, of(right).low), Math.min(of(left).high, of(right).high));
                    case MAX ->
                        new Bounds(Math.max(of(left).low, of(right).low), Math.max(of(left).high, of(right).high));
                    case FLOORDIV -> of(left).low >= 0 && of(right).low >= 0 ? new Bounds(0, of(left).high) : ANY;
                    case MOD -> of(right).low >= 0 ? new Bounds(0, remainder(of(right).high)) : ANY;
                };
        };
    }

    /** The largest remainder of a division by numbers up to the given one; a remainder by zero is zero. */
    private static long remainder(long divisor) {
        return divisor == Long.MAX_VALUE ? divisor : Math.max(0, divisor - 1);
    }

    public boolean atLeast(long size) {
        return low >= size;
    }

    public boolean atMost(long size) {
        return high <= size;
    }

    /** Where both hold. */
    Bounds and(Bounds other) {
        return new Bounds(Math.max(low, other.low), Math.min(high, other.high));
    }

    /** Where either holds. */
    Bounds or(Bounds other) {
        return new Bounds(Math.min(low, other.low), Math.max(high, other.high));
    }

    /** Of the larger of two sizes. */
    Bounds larger(Bounds other) {
        return new Bounds(Math.max(low, other.low), Math.max(high, other.high));
    }

    /** Of the smaller of two sizes. */
    Bounds smaller(Bounds other) {
        return new Bounds(Math.min(low, other.low), Math.min(high, other.high));
    }

    /** Of a size whose product with a positive number has these bounds. */
    Bounds dividedBy(long divisor) {
        return new Bounds(
                low == Long.MIN_VALUE ? low : Math.ceilDiv(low, divisor),
                high == Long.MAX_VALUE ? high : Math.floorDiv(high, divisor));
    }

    private Bounds plus(Bounds other) {
        return new Bounds(
                low == Long.MIN_VALUE || other.low == Long.MIN_VALUE ? Long.MIN_VALUE : low + other.low,
                high == Long.MAX_VALUE || other.high == Long.MAX_VALUE ? Long.MAX_VALUE : high + other.high);
    }

    /** The product; exact where the other factor is not negative, as sizes are. */
    private Bounds times(Bounds other) {
        if (other.low < 0) {
            return ANY;
        }
        return new Bounds(
                low >= 0 ? saturated(low, other.low) : saturated(low, other.high),
                high >= 0 ? saturated(high, other.high) : saturated(high, other.low));
    }

    private static long saturated(long x, long y) {
        if (x == 0 || y == 0) {
            return 0;
        }
        boolean negative = x < 0 != y < 0;
        if (x == Long.MIN_VALUE || x == Long.MAX_VALUE || y == Long.MIN_VALUE || y == Long.MAX_VALUE) {
            return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return Math.multiplyHigh(x, y) == (x * y) >> 63 ? x * y : negative ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
