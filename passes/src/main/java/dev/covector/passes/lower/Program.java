package dev.covector.passes.lower;

import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a plan runs.
 *
 * @param func the function that was lowered
 * @param buffers the memory of parameters (first, in order), results and scratch
 * @param slots the bytes of each slot of scratch memory
 * @param donations for each result that is computed in the memory of a donated parameter, or of the one that carries it in a
 *     loop, the parameter's number
 * @param requirements what must hold beside the function's guards
 */
public record Program(
        Func func,
        List<Buffer> buffers,
        List<Dim> slots,
        List<Step> steps,
        Map<Integer, Integer> donations,
        List<Requirement> requirements) {
    public Program {
        buffers = List.copyOf(buffers);
        slots = List.copyOf(slots);
        steps = List.copyOf(steps);
        donations = Map.copyOf(donations);
        requirements = List.copyOf(requirements);
        requireSized(buffers, steps);
    }

    /** A step may only touch what is allocated when it runs: memory elsewhere would be read or written. */
    private static void requireSized(List<Buffer> buffers, List<Step> steps) {
        Set<String> unknown = new HashSet<>();
        steps.forEach(step -> unknown.addAll(step.born()));
        for (Step step : steps) {
            for (int buffer : unknown.isEmpty() ? Set.<Integer>of() : InPlace.touched(step)) {
                if (!Collections.disjoint(buffers.get(buffer).elements().symbols(), unknown)) {
                    throw new IllegalStateException("buffer " + buffer + ", " + buffers.get(buffer)
                            + ", is used before its size is known: " + step);
                }
            }
            step.born().forEach(unknown::remove);
        }
    }

    Program withDonations(Map<Integer, Integer> others) {
        return new Program(func, buffers, slots, steps, others, requirements);
    }

    /** The symbols that the steps give their numbers, in the order of these steps; each may give several. */
    public List<List<String>> born() {
        return steps.stream()
                .map(Step::born)
                .filter(symbols -> !symbols.isEmpty())
                .toList();
    }

    /** The launches of kernels, those of nested programs among them. */
    public List<Step.Launch> launches() {
        return all(Step.Launch.class);
    }

    /** The calls of routines, those of nested programs among them. */
    public List<Step.Call> calls() {
        return all(Step.Call.class);
    }

    private <S extends Step> List<S> all(Class<S> kind) {
        return allSteps().filter(kind::isInstance).map(kind::cast).toList();
    }

    private Stream<Step> allSteps() {
        return steps.stream()
                .flatMap(step -> step instanceof Step.Control control
                        ? Stream.concat(
                                Stream.of(step), control.programs().stream().flatMap(Program::allSteps))
                        : Stream.of(step));
    }

    /** Elements are read from a tensor by number, so it must have some wherever there is anything to compute. */
    public record Requirement(Dim elements, Dim work, String message) {}

    /** The buffers, then the steps; a kernel numbers its own buffers. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < buffers.size(); i++) {
            text.append("buffer ").append(i).append(": ").append(buffers.get(i)).append('\n');
        }
        steps.forEach(step -> text.append(step).append('\n'));
        return text.toString();
    }
}
