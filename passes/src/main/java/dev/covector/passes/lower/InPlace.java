package dev.covector.passes.lower;

import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When the memory that a step reads can be the memory that it writes. */
final class InPlace {
    private InPlace() {}

    /** For each result that can be computed in the memory of a donated parameter, the parameter's number. */
    static Map<Integer, Integer> donations(List<Buffer> buffers, List<Step> steps, List<Boolean> donated) {
        int[] first = new int[buffers.size()];
        int[] last = new int[buffers.size()];
        for (int number = steps.size() - 1; number >= 0; number--) {
            for (int buffer : touched(steps.get(number))) {
                first[buffer] = number;
                last[buffer] = Math.max(last[buffer], number);
            }
        }
        Map<Integer, Integer> taken = new HashMap<>();
        for (int result = 0; result < buffers.size(); result++) {
            if (buffers.get(result).role() != Buffer.Role.RESULT) {
                continue;
            }
            Step step = steps.get(first[result]);
            for (int param : new ArrayList<>(touched(step))) {
                boolean free = buffers.get(param).role() == Buffer.Role.PARAMETER
                        && donated.get(buffers.get(param).index())
                        && !taken.containsValue(buffers.get(param).index())
                        && last[param] == first[result]
                        && buffers.get(param).dtype() == buffers.get(result).dtype()
                        && buffers.get(param)
                                .elements()
                                .equals(buffers.get(result).elements());
                if (free && step instanceof Step.Launch launch && fits(launch, param, result)) {
                    taken.put(buffers.get(result).index(), buffers.get(param).index());
                    break;
                }
            }
        }
        return taken;
    }

    /** Whether every element of one buffer is read for the last time before that element of the other is written. */
    static boolean fits(Step.Launch launch, int read, int written) {
        Set<Access> reads = new HashSet<>();
        Set<Access> writes = new HashSet<>();
        for (Kernel.Phase phase : launch.kernel().phases()) {
            for (Instr instr : phase.body()) {
                switch (instr) {
                    case Instr.Load load
                    when launch.buffers().get(load.buffer()) == read -> {
                        reads.add(load.access());
                        if (!writes.isEmpty()) {
                            return false;
                        }
                    }
                    case Instr.Load load
                    when launch.buffers().get(load.buffer()) == written -> {
                        return false;
                    }
                    case Instr.Gather gather
                    when launch.buffers().get(gather.buffer()) == read -> {
                        return false;
                    }
                    case Instr.Store store
                    when launch.buffers().get(store.buffer()) == written -> writes.add(store.access());
                    case Instr.Store store
                    when launch.buffers().get(store.buffer()) == read -> {
                        return false;
                    }
                    default -> {}
                }
            }
        }
        return reads.equals(writes);
    }

    static Set<Integer> touched(Step step) {
        return switch (step) {
            case Step.Launch launch -> new LinkedHashSet<>(launch.buffers());
            case Step.Control control -> {
                Set<Integer> buffers = new LinkedHashSet<>();
                control.operands().forEach(view -> buffers.add(view.buffer()));
                control.results().forEach(view -> buffers.add(view.buffer()));
                yield buffers;
            }
            case Step.Measure measure -> Set.of(measure.number().buffer());
            case Step.Delivery delivery -> {
                Set<Integer> buffers = new LinkedHashSet<>();
                delivery.results().forEach(view -> buffers.add(view.buffer()));
                yield buffers;
            }
            case Step.Call call -> {
                Set<Integer> buffers = new LinkedHashSet<>();
                call.views().forEach(view -> buffers.add(view.buffer()));
                yield buffers;
            }
        };
    }
}
