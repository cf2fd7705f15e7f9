package dev.covector.passes.lower;

import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import java.util.ArrayList;
import java.util.Collections;
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
                if (free && fits(step, param, result)) {
                    taken.put(buffers.get(result).index(), buffers.get(param).index());
                    break;
                }
            }
        }
        return taken;
    }

    /**
     * For each result of a loop's body that can be computed in the memory of the parameter that carries it, that parameter's
     * number: whatever reads the parameter comes before what writes the result.
     *
     * @param first the parameter that carries result 0; the next ones carry the following results
     */
    static Map<Integer, Integer> carried(Program body, int first, int carries) {
        List<Buffer> buffers = body.buffers();
        Map<Integer, Integer> taken = new HashMap<>();
        for (int result = 0; result < buffers.size(); result++) {
            int carry = buffers.get(result).index();
            if (buffers.get(result).role() == Buffer.Role.RESULT && carry < carries) {
                int param = first + carry;
                int read = last(body.steps(), param);
                int written = first(body.steps(), result);
                if (read < written || read == written && fits(body.steps().get(written), param, result)) {
                    taken.put(carry, param);
                }
            }
        }
        return taken;
    }

    /** The last step that touches a buffer, or -1. */
    private static int last(List<Step> steps, int buffer) {
        int number = steps.size() - 1;
        while (number >= 0 && !touched(steps.get(number)).contains(buffer)) {
            number--;
        }
        return number;
    }

    /** The first step that touches a buffer, or the number of steps. */
    private static int first(List<Step> steps, int buffer) {
        int number = 0;
        while (number < steps.size() && !touched(steps.get(number)).contains(buffer)) {
            number++;
        }
        return number;
    }

    /** Whether a step reads each element of one buffer for the last time before it writes that element of the other. */
    static boolean fits(Step step, int read, int written) {
        return switch (step) {
            case Step.Launch launch -> fits(launch, read, written);
            case Step.Call call -> {
                View from = call.views().getFirst();
                List<Integer> buffers = call.views().stream().map(View::buffer).toList();
                yield call.updates()
                        && from.buffer() == read
                        && from.offset().equals(Dim.ZERO)
                        && from.isDense(call.types().getFirst().shape())
                        && buffers.getLast() == written
                        && Collections.frequency(buffers, read) == 1;
            }
            case Step.Control _, Step.Measure _, Step.Delivery _ -> false;
        };
    }

    private static boolean fits(Step.Launch launch, int read, int written) {
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
