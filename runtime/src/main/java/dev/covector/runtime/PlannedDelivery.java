package dev.covector.runtime;

import dev.covector.ir.SizeTable;
import dev.covector.passes.lower.Program;
import dev.covector.passes.lower.Step;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies what a loop has carried to its end to where it belongs, which has its size only now. */
record PlannedDelivery(List<PlannedControl.Place> results, int[] bytes) implements PlannedStep {
    /** Where the carries are, and whose memory it is; null where it is an operand's. */
    record Carried(long[] addresses, @Nullable HostTensor[] owners) {
        void close() {
            for (HostTensor owner : owners) {
                if (owner != null) {
                    owner.close();
                }
            }
        }
    }

    static PlannedDelivery of(Step.Delivery step, Program program, SizeTable sizes) {
        int[] bytes = step.results().stream()
                .mapToInt(
                        view -> sizes.place(program.buffers().get(view.buffer()).bytes()))
                .toArray();
        return new PlannedDelivery(PlannedControl.places(step.results(), program, sizes), bytes);
    }

    /** The number of the step that delivers what a loop has made. */
    static int number(Program program, Step.Control loop) {
        for (int i = 0; i < program.steps().size(); i++) {
            if (program.steps().get(i) instanceof Step.Delivery delivery
                    && delivery.statement().equals(loop.statement())) {
                return i;
            }
        }
        throw new IllegalStateException("nothing delivers " + loop);
    }

    @Override
    public void run(Frame frame, int number) {
        if (!(frame.nested[number] instanceof Carried carried)) {
            throw new IllegalStateException("the loop has not run");
        }
        for (int i = 0; i < bytes.length; i++) {
            long length = frame.table[bytes[i]];
            long from = carried.addresses()[i];
            MemorySegment.copy(
                    PlannedControl.ALL, from, PlannedControl.ALL, results.get(i).address(frame), length);
        }
        carried.close();
        frame.nested[number] = null;
    }
}
