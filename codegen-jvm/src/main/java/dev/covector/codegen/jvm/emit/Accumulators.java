package dev.covector.codegen.jvm.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.FieldSpec;
import dev.covector.codegen.jvm.emit.Lanes.Slot;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel.Phase;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/**
 * The accumulators of one phase's reductions, one for each vector that stands side by side. Sums of reals go in leaves:
 * every {@link #LEAF} additions an accumulator is put away in a {@link Cascade} and starts again.
 */
final class Accumulators {
    /** Additions after which an accumulator is put away. */
    private static final int LEAF = 128;

    private final MethodCode code;
    private final Lanes lanes;
    private final LoopOrder order;
    private final Phase phase;
    private final List<Instr.Reduce> reductions;
    private final Set<Reg> read;
    private List<Slot> slots = List.of();
    private boolean eachLane;

    /** {@code read} are the registers that later phases read. */
    Accumulators(MethodCode code, Lanes lanes, LoopOrder order, Phase phase, Set<Reg> read) {
        this.code = code;
        this.lanes = lanes;
        this.order = order;
        this.phase = phase;
        this.read = read;
        this.reductions = phase.body().stream()
                .filter(Instr.Reduce.class::isInstance)
                .map(Instr.Reduce.class::cast)
                .toList();
    }

    boolean isEmpty() {
        return reductions.isEmpty();
    }

    private static boolean isSum(Instr.Reduce reduce) {
        return reduce.reducer() == Reducer.SUM && reduce.out().dtype().isReal();
    }

    private List<Instr.Reduce> sums() {
        return reductions.stream().filter(Accumulators::isSum).toList();
    }

    /** Vectors that stand side by side: enough to hide the latency of adding, fewer where the body is long. */
    int unroll() {
        long work =
                phase.body().stream().filter(Instr.Compute.class::isInstance).count();
        if (reductions.isEmpty() || work > 12) {
            return 1;
        }
        return work > 6 ? 2 : 4;
    }

    private boolean isKeyed(Instr.Reduce reduce) {
        return Extremes.handles(reduce, lanes);
    }

    /** The arrays that hold the leaves of sums. */
    List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        for (Instr.Reduce sum : sums()) {
            var array = ArrayTypeName.of(JavaText.primitive(sum.out()));
            fields.add(FieldSpec.builder(array, leaves(sum), Modifier.PRIVATE).build());
        }
        return fields;
    }

    private static String leaves(Instr.Reduce sum) {
        return "leaves" + sum.out().id();
    }

    /** Makes the arrays of leaves, for rows of so many sums; {@code step} as in {@link #leaves}. */
    void allocate(int width, int step) {
        List<String> extents = order.reduced().stream().map(code::extent).toList();
        for (Instr.Reduce sum : sums()) {
            String rows = "Cascade.rows(" + String.join(" * ", extents) + " / " + LEAF * step + ")";
            code.statement(leaves(sum) + " = new "
                    + Element.of(sum.out().dtype()).primitive() + "[" + width + " * " + rows + "]");
        }
    }

    private String name(Instr.Reduce reduce, Slot slot) {
        return "r" + reduce.out().id() + slot.suffix();
    }

    private String neutral(Instr.Reduce reduce) {
        Element element = Element.of(reduce.out().dtype());
        return lanes.broadcast(element, ScalarMath.neutral(reduce.reducer(), element.dtype()));
    }

    /** Declares the accumulators of the slots, and the counts of sums put away and of additions since. */
    void declare(List<Slot> sideBySide, boolean lanesAreSeparate) {
        eachLane = lanesAreSeparate;
        slots = List.copyOf(sideBySide);
        for (Instr.Reduce reduce : reductions) {
            String type = lanes.type(Element.of(reduce.out().dtype()));
            if (isKeyed(reduce)) {
                slots.forEach(new Extremes(code, reduce)::declare);
            } else {
                slots.forEach(slot -> code.statement(type + " " + name(reduce, slot) + " = " + neutral(reduce)));
            }
        }
        if (!sums().isEmpty()) {
            code.statement("long leaves = 0");
            code.statement("long filled = 0");
        }
    }

    /** Prints the innermost reduced loop in leaves; {@code step} indices are one addition of each accumulator. */
    void leaves(int loop, int step, BiConsumer<String, String> body) {
        String extent = code.extent(loop);
        if (sums().isEmpty()) {
            body.accept("0", extent);
            return;
        }
        int leaf = LEAF * step;
        code.open("for (long leaf = 0; leaf < " + extent + "; leaf += " + leaf + ")");
        code.open("if (filled >= " + leaf + ")");
        putAway();
        code.close();
        code.statement("long stop = Math.min(" + extent + ", leaf + " + leaf + ")");
        code.statement("filled += stop - leaf");
        body.accept("leaf", "stop");
        code.close();
    }

    private void putAway() {
        for (Instr.Reduce sum : sums()) {
            int width = putAwaySlots(sum);
            code.statement("Cascade.push(" + leaves(sum) + ", " + width + ", leaves)");
            slots.forEach(slot -> code.statement(name(sum, slot) + " = " + neutral(sum)));
        }
        code.statement("leaves++");
        code.statement("filled = 0");
    }

    /** Along rows the accumulators are one sum for each lane, across them each its own. */
    private int putAwaySlots(Instr.Reduce sum) {
        if (!eachLane) {
            code.statement(lanes.toArray(combined(sum, slots), leaves(sum), "0"));
            return lanes.count();
        }
        for (int i = 0; i < slots.size(); i++) {
            code.statement(lanes.toArray(name(sum, slots.get(i)), leaves(sum), i * lanes.count() + ""));
        }
        return lanes.count() * slots.size();
    }

    /** The accumulators as one vector, combined pairwise. */
    private String combined(Instr.Reduce reduce, List<Slot> some) {
        if (some.size() == 1) {
            return name(reduce, some.getFirst());
        }
        int half = some.size() / 2;
        String x = combined(reduce, some.subList(0, half));
        String y = combined(reduce, some.subList(half, some.size()));
        Element element = Element.of(reduce.out().dtype());
        String both = lanes.combine(reduce.reducer(), element, x, y);
        return lanes.count() == 1 ? "(" + both + ")" : both;
    }

    /** Combines lanes and leaves into the fields that later phases read. */
    void finishRow() {
        for (Instr.Reduce reduce : results()) {
            Element element = Element.of(reduce.out().dtype());
            String field = "this.r" + reduce.out().id();
            if (isSum(reduce)) {
                code.statement(lanes.toArray(combined(reduce, slots), leaves(reduce), "0"));
                code.statement(field + " = Cascade.total(" + leaves(reduce) + ", " + lanes.count() + ", leaves)");
            } else if (isKeyed(reduce)) {
                Extremes extremes = new Extremes(code, reduce);
                extremes.merge(slots);
                extremes.decode(slots.getFirst());
                code.statement(
                        field + " = " + lanes.reduceLanes(reduce.reducer(), element, name(reduce, slots.getFirst())));
            } else {
                code.statement(field + " = " + lanes.reduceLanes(reduce.reducer(), element, combined(reduce, slots)));
            }
        }
    }

    /** Writes each lane's result into the arrays that later phases read; {@code at} is where the slot lies in the block. */
    void finishBlock(Function<Slot, String> at) {
        int width = lanes.count() * slots.size();
        for (Instr.Reduce reduce : results()) {
            String array = "r" + reduce.out().id() + "s";
            for (int i = 0; i < slots.size(); i++) {
                Slot slot = slots.get(i);
                if (isKeyed(reduce)) {
                    new Extremes(code, reduce).decode(slot);
                }
                String to = isSum(reduce) ? leaves(reduce) : array;
                code.statement(
                        lanes.toArray(name(reduce, slot), to, isSum(reduce) ? i * lanes.count() + "" : at.apply(slot)));
            }
            if (isSum(reduce)) {
                String first = at.apply(slots.getFirst());
                code.statement(
                        "Cascade.finish(" + leaves(reduce) + ", " + width + ", leaves, " + array + ", " + first + ")");
            }
        }
    }

    private List<Instr.Reduce> results() {
        return reductions.stream().filter(reduce -> read.contains(reduce.out())).toList();
    }
}
