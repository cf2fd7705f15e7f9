package dev.covector.codegen.jvm.emit;

import dev.covector.codegen.jvm.emit.Lanes.Slot;
import dev.covector.ir.kernel.Instr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The loop along loop 0: several registers side by side, then one at a time, then the last with missing lanes. */
final class Strip {
    /** Instructions above which a body stands only once in a method: C1 refuses methods with many vectors. */
    private static final int LONG = 32;

    private final MethodCode code;
    private final Lanes lanes;
    private final List<Element> edges;

    /** {@code edges} are the elements whose vectors need a mask at the end. */
    Strip(MethodCode code, Lanes lanes, List<Element> edges) {
        this.code = code;
        this.lanes = lanes;
        this.edges = edges;
    }

    /** The slots of registers that stand side by side from an index on. */
    static List<Slot> slots(String first, int count, int lanes) {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slots.add(i == 0 ? Slot.whole(first) : new Slot(first + " + " + i * lanes, "_" + i, false));
        }
        return slots;
    }

    /** One loop with masks at all its ends instead, for a body so long that it should stand only once. */
    void printOnce(String from, String to, Consumer<Slot> body) {
        if (lanes.count() == 1) {
            print(from, to, 1, body);
            return;
        }
        code.open("for (long i0 = " + from + "; i0 < " + to + "; i0 += " + lanes.count() + ")");
        printEdge(to, body);
        code.close();
    }

    void print(String from, String to, int unroll, Consumer<Slot> body) {
        code.statement("long i0 = " + from);
        if (unroll > 1) {
            loop(unroll * lanes.count(), to, slots("i0", unroll, lanes.count()), body);
        }
        loop(lanes.count(), to, List.of(Slot.whole("i0")), body);
        if (lanes.count() > 1) {
            code.open("if (i0 < " + to + ")");
            printEdge(to, body);
            code.close();
        }
    }

    /**
     * As {@link #print} until a condition, of the lanes of a slot, holds in one: registers side by side only decide, and where
     * it holds in any of them the whole body begins, one at a time.
     */
    void search(
            String from,
            String to,
            int unroll,
            Consumer<Slot> deciding,
            Function<Slot, String> condition,
            Consumer<Slot> body) {
        code.statement("long i0 = " + from);
        searchLoop(to, slots("i0", unroll, lanes.count()), deciding, condition);
        searchLoop(to, List.of(Slot.whole("i0")), body, condition);
        code.open("if (i0 < " + to + ")");
        printEdge(to, body);
        code.close();
    }

    private void searchLoop(String to, List<Slot> slots, Consumer<Slot> body, Function<Slot, String> condition) {
        int step = slots.size() * lanes.count();
        code.open("for (; i0 <= " + to + " - " + step + "; i0 += " + step + ")");
        slots.forEach(body);
        String holds = slots.stream()
                .map(condition)
                .reduce((x, y) -> x + ".or(" + y + ")")
                .orElseThrow();
        code.open("if (" + holds + ".anyTrue())");
        code.statement("break");
        code.close();
        code.close();
    }

    /** Registers with all their lanes only; a statement does the rest, where there is one. */
    void printApart(String from, String to, Consumer<Slot> body, String rest) {
        code.statement("long i0 = " + from);
        loop(lanes.count(), to, List.of(Slot.whole("i0")), body);
        code.open("if (i0 < " + to + ")");
        code.statement(rest);
        code.close();
    }

    /** The last register, from {@code i0} on. */
    void printEdge(String to, Consumer<Slot> body) {
        lanes.openEdge(code, edges, "i0", to);
        body.accept(Slot.edge("i0"));
    }

    static boolean isLong(List<Instr> body) {
        return body.size() > LONG;
    }

    private void loop(int step, String to, List<Slot> slots, Consumer<Slot> body) {
        code.open(
                step == 1
                        ? "for (; i0 < " + to + "; i0++)"
                        : "for (; i0 <= " + to + " - " + step + "; i0 += " + step + ")");
        slots.forEach(body);
        code.close();
    }
}
