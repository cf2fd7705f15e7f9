package dev.covector.passes.lower;

import dev.covector.ir.Dim;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which scratch buffers share memory: a slot is used again once what it held is read for the last time, and in the same step
 * where a kernel reads each element before it writes that very element.
 */
record Slots(List<Buffer> buffers, List<Dim> bytes) {
    static Slots plan(List<Buffer> buffers, List<Step> steps) {
        Planner planner = new Planner(buffers, steps);
        for (int step = 0; step < steps.size(); step++) {
            planner.step(step);
        }
        return new Slots(planner.assigned, planner.bytes);
    }

    private static final class Planner {
        private final List<Step> steps;
        private final List<Buffer> assigned;
        private final List<Dim> bytes = new ArrayList<>();
        private final int[] first;
        private final int[] last;
        private final Map<Dim, Deque<Integer>> free = new HashMap<>();

        Planner(List<Buffer> buffers, List<Step> steps) {
            this.steps = steps;
            this.assigned = new ArrayList<>(buffers);
            this.first = new int[buffers.size()];
            this.last = new int[buffers.size()];
            Arrays.fill(first, -1);
            for (int step = 0; step < steps.size(); step++) {
                for (int buffer : InPlace.touched(steps.get(step))) {
                    first[buffer] = first[buffer] < 0 ? step : first[buffer];
                    last[buffer] = step;
                }
            }
        }

        void step(int number) {
            Set<Integer> taken = new HashSet<>();
            Set<Integer> touched = InPlace.touched(steps.get(number));
            for (int buffer : touched) {
                if (isScratch(buffer) && first[buffer] == number) {
                    assign(buffer, slotFor(buffer, number, touched, taken));
                }
            }
            for (int buffer : touched) {
                int slot = assigned.get(buffer).index();
                if (isScratch(buffer) && last[buffer] == number && !taken.contains(slot)) {
                    free.computeIfAbsent(bytes.get(slot), _ -> new ArrayDeque<>())
                            .push(slot);
                    taken.add(slot);
                }
            }
        }

        private boolean isScratch(int buffer) {
            return assigned.get(buffer).role() == Buffer.Role.SLOT;
        }

        private void assign(int buffer, int slot) {
            Buffer old = assigned.get(buffer);
            assigned.set(buffer, new Buffer(old.dtype(), old.elements(), old.role(), slot));
        }

        private int slotFor(int buffer, int step, Set<Integer> touched, Set<Integer> taken) {
            Dim size = assigned.get(buffer).bytes();
            for (int other : touched) {
                boolean dies = isScratch(other) && first[other] < step && last[other] == step && last[buffer] > step;
                if (dies
                        && assigned.get(other).bytes().equals(size)
                        && !taken.contains(assigned.get(other).index())
                        && InPlace.fits(steps.get(step), other, buffer)) {
                    taken.add(assigned.get(other).index());
                    return assigned.get(other).index();
                }
            }
            Deque<Integer> fitting = free.get(size);
            if (fitting != null && !fitting.isEmpty()) {
                return fitting.pop();
            }
            bytes.add(size);
            return bytes.size() - 1;
        }
    }
}
