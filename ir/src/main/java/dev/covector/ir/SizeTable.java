package dev.covector.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many sizes evaluated together, in nanoseconds: a straight line of operations on an array of numbers, which begins with
 * those of the symbols. Overflow is an {@link ArithmeticException}.
 */
public final class SizeTable {
    private static final int ADD = 0;
    private static final int MULTIPLY = 1;
    private static final int FIRST_OTHER = 2;
    private static final List<SizeAtom.Operator> OTHERS = List.of(SizeAtom.Operator.values());

    private final Map<Dim, Integer> places = new HashMap<>();
    private final List<int[]> code = new ArrayList<>();
    private final List<Long> constants = new ArrayList<>();
    private final List<Integer> constantPlaces = new ArrayList<>();
    private final List<Integer> stages = new ArrayList<>();
    private final List<int[]> imports = new ArrayList<>();
    private @Nullable SizeTable outer;
    private final int symbols;
    private int length;

    /** @param symbols the names of the numbers that a call brings, in order */
    public SizeTable(List<String> symbols) {
        this(symbols, List.of());
    }

    /**
     * @param symbols the names of the numbers that a call brings, in order
     * @param born the names of the numbers that a call makes after that, in the order in which it does, some at a time
     */
    public SizeTable(List<String> symbols, List<List<String>> born) {
        this.symbols = symbols.size();
        symbols.forEach(name -> places.put(Dim.symbol(name), next(0)));
        for (int i = 0; i < born.size(); i++) {
            for (String name : born.get(i)) {
                places.put(Dim.symbol(name), next(i + 1));
            }
        }
    }

    /**
     * A table for what runs within what another one is for: symbols that it does not know are taken over from there.
     *
     * @param born the names of the numbers that are made within, some at a time
     */
    public SizeTable(SizeTable outer, List<List<String>> born) {
        this(List.of(), born);
        this.outer = outer;
    }

    /** Whether there is a number for the symbol, here or around. */
    public boolean knows(String symbol) {
        return places.containsKey(Dim.symbol(symbol)) || outer != null && outer.knows(symbol);
    }

    /** What a nested table takes over: pairs of a place in the outer table and one here. */
    public int[][] imports() {
        return imports.toArray(int[][]::new);
    }

    private int imported(SizeTable from, Dim symbol) {
        int there = from.place(symbol);
        int here = next(0);
        imports.add(new int[] {there, here});
        places.put(symbol, here);
        return here;
    }

    private int next(int stage) {
        stages.add(stage);
        return length++;
    }

    /** How many times numbers have to be born before the number at a place is. */
    public int stage(int place) {
        return stages.get(place);
    }

    /** How many numbers a call brings. */
    public int symbols() {
        return symbols;
    }

    /** The place where {@link #fill} puts a size. */
    public int place(Dim size) {
        Integer known = places.get(size);
        if (known != null) {
            return known;
        }
        int place = size.isConstant() ? constant(size.constant()) : sum(size);
        places.put(size, place);
        return place;
    }

    /** A new array with the constants in it, for as many sizes as there are now. */
    public long[] allocate() {
        long[] table = new long[length];
        for (int i = 0; i < constants.size(); i++) {
            table[constantPlaces.get(i)] = constants.get(i);
        }
        return table;
    }

    /** The operations in order, for {@link #fill}. */
    public int[][] code() {
        return code.toArray(int[][]::new);
    }

    /** The operations that become possible when numbers were born so many times, in order. */
    public int[][] code(int stage) {
        return code.stream().filter(step -> stage(step[1]) == stage).toArray(int[][]::new);
    }

    /** Evaluates all sizes from the symbols at the start of the array. */
    public static void fill(int[][] code, long[] table) {
        for (int[] step : code) {
            table[step[1]] = apply(step[0], table[step[2]], table[step[3]]);
        }
    }

    private static long apply(int operator, long left, long right) {
        if (operator == MULTIPLY) {
            return Math.multiplyExact(left, right);
        }
        return operator == ADD
                ? Math.addExact(left, right)
                : OTHERS.get(operator - FIRST_OTHER).apply(left, right);
    }

    private int constant(long value) {
        constants.add(value);
        constantPlaces.add(length);
        return next(0);
    }

    private int sum(Dim size) {
        int sum = -1;
        for (Polynomial.Term term : size.terms()) {
            int product = -1;
            for (SizeAtom atom : term.product().atoms()) {
                product = product < 0 ? place(atom) : operation(MULTIPLY, product, place(atom));
            }
            long coefficient = term.coefficient();
            if (product < 0) {
                product = place(Dim.of(coefficient));
            } else if (coefficient != 1) {
                product = operation(MULTIPLY, product, place(Dim.of(coefficient)));
            }
            sum = sum < 0 ? product : operation(ADD, sum, product);
        }
        return sum;
    }

    private int place(SizeAtom atom) {
        return switch (atom) {
            case SizeAtom.Symbol(String name) -> {
                Integer known = places.get(Dim.symbol(name));
                if (known == null && outer != null) {
                    yield imported(outer, Dim.symbol(name));
                }
                if (known == null) {
                    throw new IllegalStateException("no number for the symbol " + name);
                }
                yield known;
            }
            case SizeAtom.Operation(SizeAtom.Operator operator, Dim left, Dim right) ->
                operation(FIRST_OTHER + OTHERS.indexOf(operator), place(left), place(right));
        };
    }

    private int operation(int operator, int left, int right) {
        code.add(new int[] {operator, length, left, right});
        return next(Math.max(stage(left), stage(right)));
    }
}
