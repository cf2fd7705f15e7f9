package dev.covector.runtime;

import dev.covector.ir.SizeTable;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.Lowering;
import dev.covector.passes.lower.Step;
import dev.covector.runtime.memory.Block;
import dev.covector.runtime.memory.Memory;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A loop that goes on while its predicate holds, and counts its steps. */
final class PlannedWhile extends PlannedControl {
    private final Step.Control step;
    private final Nested predicate;
    private final Nested body;
    private final List<Place> operands;
    private final Place count;
    private final int consts;
    private final int trips;
    private final Turns turns;
    private final @Nullable Repetition repetition;

    PlannedWhile(
            Lowering.WhileLooped loop,
            Step.Control step,
            Nested predicate,
            Nested body,
            List<Place> operands,
            List<Place> results,
            SizeTable sizes) {
        var carried = new Repetition.Carries(loop.consts(), 1, results.size() - 1);
        Repetition repetition = Repetition.of(step.repeated(), operands, results, carried, sizes);
        super(List.of(predicate, body), repetition);
        this.repetition = repetition;
        this.step = step;
        this.predicate = predicate;
        this.body = body;
        this.operands = operands;
        this.count = results.getFirst();
        this.consts = loop.consts();
        this.trips = sizes.place(loop.trips());
        List<Value> ends = step.statement().results().subList(1, results.size());
        this.turns = new Turns(results.subList(1, results.size()), ends, body.inPlace(ends.size()), sizes);
    }

    @Override
    public void run(Frame frame, int number) {
        KernelCode code = repetition == null ? null : repetition.ready(frame, 0);
        if (repetition != null && code != null) {
            end(frame, repetition.run(code, frame, Long.MAX_VALUE, () -> requireNotInterrupted(step)));
        } else {
            long count = stepByStep(frame, number);
            end(frame, count);
            if (repetition != null) {
                repetition.ready(frame, count);
            }
        }
    }

    private void end(Frame frame, long count) {
        ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, this.count.address(frame), count);
        frame.table[trips] = count;
    }

    private long stepByStep(Frame frame, int number) {
        Frame asking = frames(frame, number)[0];
        Frame stepping = frames(frame, number)[1];
        Block forPredicate = predicate.open(asking, frame.table);
        Block forBody = null;
        try (Block second = Memory.host().allocate(Math.addExact(Memory.ALIGNMENT, turns.room(frame)))) {
            asking.addresses[predicate.result(0)] = second.address();
            for (int i = 0; i < operands.size(); i++) {
                long address = operands.get(i).address(frame);
                asking.addresses[i] = address;
                stepping.addresses[i] = address;
            }
            long[] results = turns.results(frame);
            long[] others = turns.others(frame, second.address() + Memory.ALIGNMENT);
            long count = 0;
            while (holds(asking, second.address())) {
                requireNotInterrupted(step);
                if (count == 0) {
                    // What a step requires need not hold where there is none.
                    forBody = body.open(stepping, frame.table);
                }
                step(asking, stepping, (count & 1) == 0 ? results : others);
                count++;
            }
            turns.copy(frame, Arrays.copyOfRange(stepping.addresses, consts, consts + turns.count()), results);
            return count;
        } finally {
            close(forPredicate);
            close(forBody);
        }
    }

    private boolean holds(Frame asking, long answer) {
        predicate.run(asking);
        return ALL.get(ValueLayout.JAVA_BYTE, answer) != 0;
    }

    private void step(Frame asking, Frame stepping, long[] next) {
        for (int i = 0; i < next.length; i++) {
            stepping.addresses[body.result(i)] = next[i];
        }
        body.run(stepping);
        System.arraycopy(next, 0, asking.addresses, consts, next.length);
        System.arraycopy(next, 0, stepping.addresses, consts, next.length);
    }
}
