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
        int carries = carryBytes.length;
        long[] even = new long[carries];
        long[] odd = new long[carries];
        int[] outputs = new int[carries];
        targets(frame, second, even, odd, outputs);
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
            long[] next = (count & 1) == 0 ? even : odd;
            for (int i = 0; i < carries; i++) {
                stepping.addresses[outputs[i]] = next[i];
            }
            body.run(stepping);
            System.arraycopy(next, 0, asking.addresses, consts, carries);
            System.arraycopy(next, 0, stepping.addresses, consts, carries);
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

    /** Where steps write by turns, the results and another piece of memory; and the buffers that these are to them. */
    private void targets(Frame frame, long second, long[] even, long[] odd, int[] outputs) {
        long other = second + Memory.ALIGNMENT;
        for (int i = 0; i < outputs.length; i++) {
            even[i] = results.get(1 + i).address(frame);
            odd[i] = other;
            outputs[i] = body.result(i);
            other += padded(frame.table[carryBytes[i]]);
        }
    }
}
