package dev.covector.lower.stablehlo.text;

import dev.covector.ir.Dim;
import dev.covector.ir.SizeArithmetic;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How large the sizes of a module with room can be. In such a module a size that is no number is the largest that it can be, its
 * extent: a value has room for more elements than it has, and those beyond its sizes mean nothing. What its size is, the module
 * computes as any module for every size does.
 */
public final class Extents implements SizeArithmetic<Extents.Range> {
    /** The extents of the module that is being written. */
    private static final ScopedValue<Extents> CURRENT = ScopedValue.newInstance();

    /** What is tried first for a size without bound, such as the number of steps of a loop. */
    private static final long FIRST = 16;

    private final Map<String, Range> known = new HashMap<>();
    private final Map<String, Long> open;
    private final Map<String, Long> chosen = new TreeMap<>();
    private final Map<Dim, Long> asked = new HashMap<>();

    /** From a number to another. */
    record Range(long low, long high) {}

    /**
     * The extents of arguments, and of what has no bound.
     *
     * @param most the largest numbers of symbols of arguments
     * @param open what to make room for where a size made of data has no bound
     */
    public Extents(Map<String, Long> most, Map<String, Long> open) {
        most.forEach((symbol, high) -> known.put(symbol, new Range(0, high)));
        this.open = Map.copyOf(open);
    }

    /** Writes a module with these extents. */
    public <T> T within(ScopedValue.CallableOp<T, RuntimeException> write) {
        return ScopedValue.where(CURRENT, this).call(write);
    }

    /** Whether the module that is being written has room. */
    public static boolean areKnown() {
        return CURRENT.isBound();
    }

    /** The size as the text has it: a number, in a module with room the largest, else a question mark. */
    static String text(Dim size) {
        return size.isConstant() || areKnown() ? Long.toString(extent(size)) : "?";
    }

    static String text(List<Dim> sizes) {
        return sizes.stream().map(Extents::text).toList().toString();
    }

    /** Whether this is a module with room, and any of the types needs it. */
    public static boolean hasRoom(TensorType... types) {
        return areKnown() && !Arrays.stream(types).allMatch(type -> HloBuilder.isStatic(type.shape()));
    }

    /** Whether there is certainly no element along an axis of this size. */
    public static boolean isNone(Dim size) {
        return size.equals(Dim.ZERO) || areKnown() && extent(size) == 0;
    }

    /** Whether the text has numbers for all: they are, or there is room for the largest. */
    public static boolean areWritten(List<Dim> sizes) {
        return HloBuilder.isStatic(sizes) || areKnown();
    }

    /** The room for a size, as a size. */
    public static Dim room(Dim size) {
        return Dim.of(extent(size));
    }

    /** The largest that a size can be. */
    static long extent(Dim size) {
        return size.isConstant() ? size.constant() : CURRENT.get().of(size);
    }

    private long of(Dim size) {
        Long before = asked.get(size);
        if (before == null) {
            before = Math.max(0, size.fold(this).high);
            asked.put(size, before);
        }
        return before;
    }

    /** A symbol is a number of at most a size. */
    public static void bound(String symbol, Dim most) {
        if (areKnown()) {
            CURRENT.get().known.computeIfAbsent(symbol, _ -> new Range(0, extent(most)));
        }
    }

    /** A symbol is a number that nothing bounds: room is made for some, and whoever runs the module looks whether it was enough. */
    public static void open(String symbol, String decides) {
        if (areKnown()) {
            Extents all = CURRENT.get();
            long extent = all.open.getOrDefault(decides, FIRST);
            all.chosen.put(decides, extent);
            all.known.put(symbol, new Range(0, extent));
        }
    }

    /** The room made for sizes without bound, by the symbol that tells whether it was enough. */
    public Map<String, Long> chosen() {
        return chosen;
    }

    @Override
    public Range constant(long number) {
        return new Range(number, number);
    }

    @Override
    public Range symbol(String name) {
        Range range = known.get(name);
        if (range == null) {
            throw new TypeException("nothing says how large the size " + name
                    + " can be, which a program of fixed sizes" + " has to make room for");
        }
        return range;
    }

    @Override
    public Range plus(Range left, Range right) {
        return new Range(Math.addExact(left.low, right.low), Math.addExact(left.high, right.high));
    }

    @Override
    public Range times(Range left, Range right) {
        long a = Math.multiplyExact(left.low, right.low);
        long b = Math.multiplyExact(left.low, right.high);
        long c = Math.multiplyExact(left.high, right.low);
        long d = Math.multiplyExact(left.high, right.high);
        return new Range(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    @Override
    public Range floorDiv(Dim dividend, Dim divisor) {
        Range left = dividend.fold(this);
        Range right = divisor.fold(this);
        long least = Math.max(1, right.low);
        long high = left.high < 0 ? 0 : left.high / least;
        return new Range(left.low < 0 ? Math.floorDiv(left.low, least) : 0, high);
    }

    @Override
    public Range mod(Dim dividend, Dim divisor) {
        Range left = dividend.fold(this);
        Range right = divisor.fold(this);
        long high = Math.max(0, right.high - 1);
        return new Range(Math.min(0, right.low), left.low >= 0 ? Math.min(high, left.high) : high);
    }

    @Override
    public Range min(Dim left, Dim right) {
        Range x = left.fold(this);
        Range y = right.fold(this);
        return new Range(Math.min(x.low, y.low), Math.min(x.high, y.high));
    }

    @Override
    public Range max(Dim left, Dim right) {
        Range x = left.fold(this);
        Range y = right.fold(this);
        return new Range(Math.max(x.low, y.low), Math.max(x.high, y.high));
    }
}
