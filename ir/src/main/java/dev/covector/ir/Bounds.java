package dev.covector.ir;

/** The interval in which a size must lie; {@code Long.MIN_VALUE} and {@code Long.MAX_VALUE} mean unbounded. */
public record Bounds(long low, long high) {
    private static final Bounds ANY = new Bounds(Long.MIN_VALUE, Long.MAX_VALUE);
    private static final Bounds SIZE = new Bounds(0, Long.MAX_VALUE);

    /** Bounds by interval arithmetic; every symbol is at least zero. */
    public static Bounds of(Dim size) {
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

    private static Bounds of(SizeAtom atom) {
        return switch (atom) {
            case SizeAtom.Symbol _ -> SIZE;
            case SizeAtom.Operation(SizeAtom.Operator operator, Dim left, Dim right) ->
                switch (operator) {
                    case MIN ->
                        new Bounds(Math.min(of(left).low, of(right).low), Math.min(of(left).high, of(right).high));
                    case MAX ->
                        new Bounds(Math.max(of(left).low, of(right).low), Math.max(of(left).high, of(right).high));
                    case FLOORDIV -> of(left).low >= 0 && of(right).low >= 0 ? new Bounds(0, of(left).high) : ANY;
                    case MOD -> of(right).low >= 0 ? new Bounds(0, of(right).high) : ANY;
                };
        };
    }

    public boolean atLeast(long size) {
        return low >= size;
    }

    public boolean atMost(long size) {
        return high <= size;
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
