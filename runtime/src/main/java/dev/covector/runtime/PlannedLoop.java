package dev.covector.runtime;

import dev.covector.ir.Dim;
import dev.covector.ir.SizeTable;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Lowering;
import dev.covector.passes.lower.Step;
import dev.covector.runtime.memory.Block;
import dev.covector.runtime.memory.Memory;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A loop whose number of steps is known when it begins. What it carries on alternates between the memory of the result and a
 * second piece, so that the last step writes the result; slices are read and written where they lie.
 */
final class PlannedLoop extends PlannedControl {
    private final Step.Control step;
    private final Nested body;
    private final List<Place> operands;
    private final List<Place> results;
    private final int skipped;
    private final int consts;
    private final int carries;
    private final boolean reverse;
    private final int trips;

    /** Places of the bytes of each carry, of the stride of each scanned operand, and of the elements of each slice of a result. */
    private final int[] carryBytes;

    private final int[] strides;
    private final int[] sliceElements;

    PlannedLoop(
            Lowering.Looped loop,
            Step.Control step,
            Nested body,
            List<Place> operands,
            List<Place> results,
            SizeTable sizes) {
        super(List.of(body));
        this.step = step;
        this.body = body;
        this.operands = operands;
        this.results = results;
        this.skipped = loop.skipped();
        this.consts = loop.consts();
        this.carries = loop.carries();
        this.reverse = loop.reverse();
        this.trips = sizes.place(loop.trips());
        List<Value> outputs = step.statement().results();
        this.carryBytes = outputs.subList(0, carries).stream()
                .mapToInt(x -> sizes.place(bytes(x.type())))
                .toArray();
        this.strides = step.operands().subList(skipped + consts + carries, operands.size()).stream()
                .mapToInt(view -> sizes.place(view.strides().getLast()))
                .toArray();
        this.sliceElements = outputs.subList(carries, outputs.size()).stream()
                .mapToInt(y -> sizes.place(slice(y.type()).elements()))
                .toArray();
    }

    private static Dim bytes(TensorType type) {
        return type.elements().times(type.dtype().bytes());
    }

    private static TensorType slice(TensorType type) {
        return new TensorType(type.dtype(), type.shape().subList(0, type.rank() - 1));
    }

    @Override
    public void run(Frame frame, int number) {
        Frame inner = frames(frame, number)[0];
        long steps = frame.table[trips];
        long room = Memory.ALIGNMENT;
        for (int place : carryBytes) {
            room = Math.addExact(room, padded(frame.table[place]));
        }
        // What a step requires need not hold where there is none.
        Block scratch = steps == 0 ? null : body.open(inner, frame.table);
        try (Block second = Memory.host().allocate(room)) {
            place(frame, inner, second.address());
            for (long t = 0; t < steps; t++) {
                requireNotInterrupted(step);
                place(frame, inner, reverse ? steps - 1 - t : t, second.address(), t == 0, (steps - 1 - t & 1) == 0);
                body.run(inner);
            }
            if (steps == 0) {
                for (int i = 0; i < carries; i++) {
                    long from = operands.get(skipped + consts + i).address(frame);
                    copy(from, results.get(i).address(frame), frame.table[carryBytes[i]]);
                }
            }
        } finally {
            close(scratch);
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

    /** What stays where it is: the index, and the constants. */
    private void place(Frame frame, Frame inner, long index) {
        inner.addresses[0] = index;
        for (int i = 0; i < consts; i++) {
            inner.addresses[1 + i] = operands.get(skipped + i).address(frame);
        }
    }

    private void place(Frame frame, Frame inner, long index, long second, boolean first, boolean intoResult) {
        ALL.set(ValueLayout.JAVA_LONG, second, index);
        long other = second + Memory.ALIGNMENT;
        for (int i = 0; i < carries; i++) {
            long result = results.get(i).address(frame);
            long from = first ? operands.get(skipped + consts + i).address(frame) : intoResult ? other : result;
            inner.addresses[1 + consts + i] = from;
            inner.addresses[body.result(i)] = intoResult ? result : other;
            other += padded(frame.table[carryBytes[i]]);
        }
        for (int i = 0; i < strides.length; i++) {
            Place x = operands.get(skipped + consts + carries + i);
            inner.addresses[1 + consts + carries + i] = x.address(frame) + index * frame.table[strides[i]] * x.bytes();
        }
        for (int i = 0; i < sliceElements.length; i++) {
            Place y = results.get(carries + i);
            inner.addresses[body.result(carries + i)] =
                    y.address(frame) + index * frame.table[sliceElements[i]] * y.bytes();
        }
    }
}
