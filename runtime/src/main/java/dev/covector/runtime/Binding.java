package dev.covector.runtime;

import dev.covector.ir.Dim;
import dev.covector.ir.Guard;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeTable;
import dev.covector.ir.TensorType;
import dev.covector.tracer.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How a call's arguments become the numbers of a plan's symbols, and what they have to satisfy. */
final class Binding {
    /** One number of an argument: its size along an axis, or its stride. */
    private record Read(int argument, int axis, boolean stride, int place, long fixed) {}

    private record Check(int left, Relation relation, int right) {}

    private final Contract contract;
    private final SizeTable sizes;
    private final List<Read> reads = new ArrayList<>();
    private final Set<String> known;
    private final Set<String> born;
    private final Check[] checks;
    private final int extra;
    private final int extras;

    /**
     * Takes the numbers of a function's arguments.
     *
     * @param born the sizes that a call makes of data, in the order in which it does
     */
    Binding(Canonical canonical, List<List<String>> born) {
        this.contract = canonical.contract();
        List<String> symbols = new ArrayList<>();
        for (int i = 0; i < contract.params().size(); i++) {
            TensorType type = contract.params().get(i);
            for (int axis = 0; axis < type.rank(); axis++) {
                Dim size = type.dim(axis);
                boolean fixed = size.isConstant();
                reads.add(new Read(i, axis, false, fixed ? -1 : symbols.size(), fixed ? size.constant() : -1));
                if (!fixed) {
                    symbols.add(size.toString());
                }
            }
            for (int axis : Layout.openAxes(canonical.layouts().get(i), type.rank())) {
                reads.add(new Read(i, axis, true, symbols.size(), -1));
                symbols.add(Layout.symbol(i, axis));
            }
        }
        this.extra = symbols.size();
        this.extras = canonical.extraSymbols().size();
        symbols.addAll(canonical.extraSymbols());
        this.sizes = new SizeTable(symbols, born);
        this.known = Set.copyOf(symbols);
        this.born = born.stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
        this.checks = contract.guards().stream()
                .map(guard -> new Check(sizes.place(guard.left()), guard.relation(), sizes.place(guard.right())))
                .toArray(Check[]::new);
    }

    /** Whether a call brings the numbers of all these symbols. */
    boolean knows(Set<String> symbols) {
        return known.containsAll(symbols);
    }

    /** Whether a call brings or makes the numbers of all these symbols. */
    boolean makes(Set<String> symbols) {
        return symbols.stream().allMatch(symbol -> known.contains(symbol) || born.contains(symbol));
    }

    SizeTable sizes() {
        return sizes;
    }

    /** Writes the call's numbers to the front of the table. */
    Outcome bind(HostTensor[] arguments, long[] extraNumbers, long[] table) {
        boolean same = true;
        for (int i = 0; i < reads.size(); i++) {
            Read read = reads.get(i);
            HostTensor argument = arguments[read.argument];
            long number = (read.stride ? argument.strides() : argument.shape())[read.axis];
            if (read.place < 0) {
                if (number != read.fixed) {
                    return Outcome.REFUSED;
                }
            } else if (table[read.place] != number) {
                table[read.place] = number;
                same = false;
            }
        }
        for (int i = 0; i < extras; i++) {
            if (table[extra + i] != extraNumbers[i]) {
                table[extra + i] = extraNumbers[i];
                same = false;
            }
        }
        return same ? Outcome.SAME : Outcome.CHANGED;
    }

    /** What the numbers of a call are to a plan. */
    enum Outcome {
        SAME,
        CHANGED,
        REFUSED
    }

    /** Whether all guards hold for the numbers in a filled table. */
    boolean holds(long[] table) {
        for (Check check : checks) {
            if (!check.relation.holds(table[check.left], table[check.right])) {
                return false;
            }
        }
        return true;
    }

    /** The guards that do not hold, for an explanation. */
    List<Guard> broken(long[] table) {
        List<Guard> broken = new ArrayList<>();
        for (int i = 0; i < checks.length; i++) {
            if (!checks[i].relation.holds(table[checks[i].left], table[checks[i].right])) {
                broken.add(contract.guards().get(i));
            }
        }
        return broken;
    }
}
