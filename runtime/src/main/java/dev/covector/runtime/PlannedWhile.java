package dev.covector.runtime;

import dev.covector.ir.SizeTable;
import dev.covector.ir.TensorType;
import dev.covector.ops.Lowering;
import dev.covector.passes.lower.Step;
import dev.covector.runtime.memory.Block;
import dev.covector.runtime.memory.Memory;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A loop that goes on while its predicate holds, and counts its steps. */
final class PlannedWhile extends PlannedControl {
    private final Step.Control step;
    private final Nested predicate;
    private final Nested body;
    private final List<Place> operands;
    private final List<Place> results;
    private final int consts;
    private final int trips;
    private final int[] carryBytes;

    PlannedWhile(
            Lowering.WhileLooped loop,
            Step.Control step,
            Nested predicate,
            Nested body,
            List<Place> operands,
            List<Place> results,
            SizeTable sizes) {
        super(List.of(predicate, body));
        this.step = step;
        this.predicate = predicate;
        this.body = body;
        this.operands = operands;
        this.results = results;
        this.consts = loop.consts();
        this.trips = sizes.place(loop.trips());
        this.carryBytes = step.statement().results().stream()
                .skip(1)
                .mapToInt(x -> sizes.place(bytes(x.type())))
                .toArray();
    }

    private static dev.covector.ir.Dim bytes(TensorType type) {
        return type.elements().times(type.dtype().bytes());
    }

    @Override
    public void run(Frame frame, int number) {
        Frame[] frames = frames(frame, number);
        long room = Memory.ALIGNMENT;
        for (int place : carryBytes) {
            room = Math.addExact(room, padded(frame.table[place]));
        }
        Block forPredicate = predicate.open(frames[0], frame.table);
        @Nullable Block[] forBody = {null};
        try (Block second = Memory.host().allocate(room)) {
            long count = loop(frame, frames[0], frames[1], second.address(), forBody);
            ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, results.getFirst().address(frame), count);
            frame.table[trips] = count;
        } finally {
            close(forPredicate);
            close(forBody[0]);
        }
    }

    private static void close(@Nullable Block scratch) {
        if (scratch != null) {
            scratch.close();
        }
    }

    private static long padded(long bytes) {
        return bytes + Memory.SLACK + Memory.ALIGNMENT - 1 & -Memory.ALIGNMENT;
    }

    private long loop(Frame frame, Frame asking, Frame stepping, long second, @Nullable Block[] forBody) {
        for (int i = 0; i < operands.size(); i++) {
            long address = operands.get(i).address(frame);
            asking.addresses[i] = address;
            stepping.addresses[i] = address;
        }
        asking.addresses[predicate.result(0)] = second;
        long count = 0;
        while (true) {
            predicate.run(asking);
            if (ALL.get(ValueLayout.JAVA_BYTE, second) == 0) {
                break;
            }
            requireNotInterrupted(step);
            if (count == 0) {
                // What a step requires need not hold where there is none.
                forBody[0] = body.open(stepping, frame.table);
            }
            target(frame, stepping, second, count % 2 == 0);
            body.run(stepping);
            for (int i = 0; i < carryBytes.length; i++) {
                long next = stepping.addresses[body.result(i)];
                asking.addresses[consts + i] = next;
                stepping.addresses[consts + i] = next;
            }
            count++;
        }
        for (int i = 0; i < carryBytes.length; i++) {
            long result = results.get(1 + i).address(frame);
            long last = stepping.addresses[consts + i];
            if (last != result) {
                copy(last, result, frame.table[carryBytes[i]]);
            }
        }
        return count;
    }

    /** Lets a step write into the results, or into the other piece of memory. */
    private void target(Frame frame, Frame stepping, long second, boolean results) {
        long other = second + Memory.ALIGNMENT;
        for (int i = 0; i < carryBytes.length; i++) {
            stepping.addresses[body.result(i)] =
                    results ? this.results.get(1 + i).address(frame) : other;
            other += padded(frame.table[carryBytes[i]]);
        }
    }
}
