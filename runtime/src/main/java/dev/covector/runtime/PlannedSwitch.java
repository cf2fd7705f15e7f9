package dev.covector.runtime;

import dev.covector.runtime.memory.Block;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** One of several nested programs, chosen by a number that was computed. */
final class PlannedSwitch extends PlannedControl {
    private final List<Nested> branches;
    private final List<Place> operands;
    private final List<Place> results;

    PlannedSwitch(List<Nested> branches, List<Place> operands, List<Place> results) {
        super(branches, null);
        this.branches = branches;
        this.operands = operands;
        this.results = results;
    }

    @Override
    public void run(Frame frame, int number) {
        long index =
                ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, operands.getFirst().address(frame));
        int chosen = Math.clamp(index, 0, branches.size() - 1);
        Nested branch = branches.get(chosen);
        Frame inner = frames(frame, number)[chosen];
        Block scratch = branch.open(inner, frame.table);
        try {
            for (int i = 1; i < operands.size(); i++) {
                inner.addresses[i - 1] = operands.get(i).address(frame);
            }
            for (int i = 0; i < results.size(); i++) {
                inner.addresses[branch.result(i)] = results.get(i).address(frame);
            }
            branch.run(inner);
        } finally {
            close(scratch);
        }
    }
}
