package dev.covector.codegen.jvm.emit;

import static java.util.Objects.requireNonNull;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Loads, and stores, of the two parts of complex numbers: every other element from neighbouring offsets. Two vectors side by
 * side in memory hold the parts in turn. A pair stands where the first load or the last store of it stood.
 */
final class Pairs {
    private static final Dim TWO = Dim.of(2);

    private final List<Instr> body;
    private final Map<Integer, Integer> partners = new HashMap<>();
    private final Set<Integer> absorbed = new HashSet<>();

    Pairs(List<Instr> body) {
        this.body = body;
        for (int i = 0; i < body.size(); i++) {
            if (isFree(i)) {
                find(i);
            }
        }
    }

    // Bools are masks, whose lanes no shuffle moves; they are not complex either.
    private void find(int first) {
        switch (body.get(first)) {
            case Instr.Load load when load.out().dtype() == DType.BOOL -> {}
            case Instr.Store store when store.value().dtype() == DType.BOOL -> {}
            case Instr.Load load -> findLoad(first, load);
            case Instr.Store store -> findStore(first, store);
            case Instr.Constant _, Instr.Size _, Instr.Index _, Instr.Compute _, Instr.Gather _, Instr.Reduce _ -> {}
        }
    }

    private boolean isFree(int position) {
        return !absorbed.contains(position) && !partners.containsKey(position);
    }

    private void findLoad(int first, Instr.Load load) {
        for (int i = first + 1; i < body.size() && !writes(body.get(i), load.buffer()); i++) {
            if (body.get(i) instanceof Instr.Load next
                    && isFree(i)
                    && next.buffer() == load.buffer()
                    && match(load.access(), next.access())) {
                pair(first, i);
                return;
            }
        }
    }

    private void findStore(int first, Instr.Store store) {
        for (int i = first + 1; i < body.size() && !reads(body.get(i), store.buffer()); i++) {
            if (body.get(i) instanceof Instr.Store next
                    && isFree(i)
                    && next.buffer() == store.buffer()
                    && match(store.access(), next.access())) {
                pair(i, first);
                return;
            }
        }
    }

    private void pair(int stands, int goes) {
        partners.put(stands, goes);
        absorbed.add(goes);
    }

    private static boolean match(Access x, Access y) {
        Dim distance = y.offset().minus(x.offset());
        return x.strides().equals(y.strides())
                && x.strides().getFirst().equals(TWO)
                && (distance.equals(Dim.ONE) || distance.equals(Dim.of(-1)));
    }

    private static boolean writes(Instr instr, int buffer) {
        return instr instanceof Instr.Store store && store.buffer() == buffer;
    }

    private static boolean reads(Instr instr, int buffer) {
        return instr instanceof Instr.Load load && load.buffer() == buffer
                || instr instanceof Instr.Gather gather && gather.buffer() == buffer;
    }

    /** Whether the instruction at a position has gone to its partner's. */
    boolean isAbsorbed(int position) {
        return absorbed.contains(position);
    }

    /** Whether the instruction at a position stands for two. */
    boolean isPair(int position) {
        return partners.containsKey(position);
    }

    /** The pair at a position, the part that is first in memory first. */
    List<Instr> pair(int position) {
        Instr one = body.get(position);
        Instr other = body.get(requireNonNull(partners.get(position)));
        boolean inOrder = offset(other).minus(offset(one)).equals(Dim.ONE);
        return inOrder ? List.of(one, other) : List.of(other, one);
    }

    private static Dim offset(Instr instr) {
        return switch (instr) {
            case Instr.Load load -> load.access().offset();
            case Instr.Store store -> store.access().offset();
            default -> throw new IllegalArgumentException("no access: " + instr);
        };
    }
}
