package dev.covector.runtime;

import dev.covector.ir.SizeTable;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.Lowering;
import dev.covector.passes.lower.Step;
import dev.covector.runtime.memory.Block;
import dev.covector.runtime.memory.Memory;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A loop whose number of steps is known when it begins. What it carries on is updated in the memory of the result where that is safe,
 * or alternates between that and a second piece, so that the last step writes the result; slices are read and written where they lie.
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

    private final Turns turns;
    private final @Nullable Repetition repetition;

    /** Places of the stride of each scanned operand, and of the elements of each slice of a result. */
    private final int[] strides;

    private final int[] sliceElements;

    PlannedLoop(
            Lowering.Looped loop,
            Step.Control step,
            Nested body,
            List<Place> operands,
            List<Place> results,
            SizeTable sizes) {
        var carried = new Repetition.Carries(loop.skipped() + loop.consts(), 0, loop.carries());
        Repetition repetition = Repetition.of(step.repeated(), operands, results, carried, sizes);
        super(List.of(body), repetition);
        this.repetition = repetition;
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
        this.turns = new Turns(results.subList(0, carries), outputs.subList(0, carries), body.inPlace(carries), sizes);
        this.strides = step.operands().subList(skipped + consts + carries, operands.size()).stream()
                .mapToInt(view -> sizes.place(view.strides().getLast()))
                .toArray();
        this.sliceElements = outputs.subList(carries, outputs.size()).stream()
                .mapToInt(y -> sizes.place(slice(y.type()).elements()))
                .toArray();
    }

    private static TensorType slice(TensorType type) {
        return new TensorType(type.dtype(), type.shape().subList(0, type.rank() - 1));
    }

    @Override
    public void run(Frame frame, int number) {
        Frame inner = frames(frame, number)[0];
        long steps = frame.table[trips];
        long[] first = new long[carries];
        for (int i = 0; i < carries; i++) {
            first[i] = operands.get(skipped + consts + i).address(frame);
        }
        long[] results = turns.results(frame);
        if (steps == 0) {
            turns.copy(frame, first, results);
            return;
        }
        KernelCode code = repetition == null ? null : repetition.ready(frame, steps);
        if (repetition != null && code != null) {
            repetition.run(code, frame, steps, () -> requireNotInterrupted(step));
            return;
        }
        Block scratch = body.open(inner, frame.table);
        try (Block second = Memory.host().allocate(Math.addExact(Memory.ALIGNMENT, turns.room(frame)))) {
            long[] others = turns.others(frame, second.address() + Memory.ALIGNMENT);
            placeConstants(frame, inner, second.address());
            long[] from = first;
            for (long t = 0; t < steps; t++) {
                requireNotInterrupted(step);
                long index = reverse ? steps - 1 - t : t;
                long[] into = (steps - 1 - t & 1) == 0 ? results : others;
                ALL.set(ValueLayout.JAVA_LONG, second.address(), index);
                for (int i = 0; i < carries; i++) {
                    inner.addresses[1 + consts + i] = from[i];
                    inner.addresses[body.result(i)] = into[i];
                }
                placeSlices(frame, inner, index);
                body.run(inner);
                from = into;
            }
        } finally {
            close(scratch);
        }
    }

    private void placeConstants(Frame frame, Frame inner, long index) {
        inner.addresses[0] = index;
        for (int i = 0; i < consts; i++) {
            inner.addresses[1 + i] = operands.get(skipped + i).address(frame);
        }
    }

    private void placeSlices(Frame frame, Frame inner, long index) {
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
