package dev.covector.oracles;

import dev.covector.ir.TypeException;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.TensorException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Replays records of one operator after the other, by one compiled function for those that differ only in sizes. */
public final class Replay {
    /** One record in so many also runs operation by operation. */
    private static final int EAGER = 8;

    private final Function<String, @Nullable Adapted> adapters;
    private final Map<CompiledCall.Key, CompiledCall> functions = new HashMap<>();
    private String current = "";
    private int count;

    /** By adapters for operators by their names. */
    public Replay(Function<String, @Nullable Adapted> adapters) {
        this.adapters = adapters;
    }

    /** What became of the record, whether it is the first of its function, and how many plans its values took. */
    public record Result(Outcome outcome, int newFunctions, int newPlans) {}

    public Result run(Recorded call) {
        Adapted adapted = adapters.apply(call.op());
        if (adapted == null) {
            return new Result(new Outcome.Missing(call.op(), "there is no adapter"), 0, 0);
        }
        if (!current.equals(call.op())) {
            functions.clear();
            current = call.op();
        }
        int known = functions.size();
        CompiledCall function =
                functions.computeIfAbsent(CompiledCall.Key.of(call), _ -> new CompiledCall(call, adapted.adapter()));
        int before = function.plans();
        boolean eagerly = count++ % EAGER == 0;
        Outcome outcome = new Attempt(call, function, eagerly, Allowance.NONE).outcome();
        if (outcome instanceof Outcome.Failed && !adapted.allowance().isNone()) {
            outcome = new Attempt(call, function, eagerly, adapted.allowance()).outcome();
        }
        return new Result(outcome, functions.size() - known, function.plans() - before);
    }

    /** The parts of one record, up to the first that is wrong. */
    private record Attempt(Recorded call, CompiledCall function, boolean eagerly, Allowance allowance) {
        Outcome outcome() {
            Outcome.Failed failed =
                    check("value", () -> seen(function.values(call)), seen(call.outputs()), call.tolerance());
            if (failed == null && eagerly) {
                failed = check(
                        "value, eagerly", () -> seen(function.eager(call)), seen(call.outputs()), call.tolerance());
            }
            Recorded.Probe probe = call.probe();
            if (failed == null && probe != null) {
                failed = derivatives(probe);
            }
            return failed == null ? new Outcome.Passed(call.op(), allowance.reason()) : missingOr(failed);
        }

        private List<Tensor> seen(List<Tensor> outputs) {
            return allowance.seen().of(new Call(call.args(), call.kwargs(), call.inputs()), outputs);
        }

        private Outcome.@Nullable Failed derivatives(Recorded.Probe probe) {
            Outcome.Failed failed = check("jvp", () -> function.forward(call), probe.jvp(), probe.tolerance());
            if (failed == null) {
                failed = check("vjp", () -> function.reverse(call), probe.vjp(), probe.tolerance());
            }
            List<Tensor> hvp = probe.hvp();
            return failed == null && hvp != null
                    ? check("hvp", () -> function.second(call), hvp, probe.tolerance())
                    : failed;
        }

        private Outcome missingOr(Outcome.Failed failed) {
            return failed.what().equals("missing") ? new Outcome.Missing(call.op(), failed.detail()) : failed;
        }

        private Outcome.@Nullable Failed check(
                String what, Work work, List<Tensor> wanted, Recorded.Tolerance tolerance) {
            try {
                boolean nanSaysNothing = allowance.nanDerivatives() && what.equals("jvp");
                Recorded.Tolerance allowed = allowance.on(tolerance, !what.startsWith("value"));
                String wrong = new Comparison(allowed, nanSaysNothing).of(work.run(), wanted);
                return wrong == null ? null : failed(what, wrong);
            } catch (MissingException e) {
                return failed("missing", String.valueOf(e.getMessage()));
            } catch (TypeException | TensorException e) {
                return failed(what, String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                return failed(
                        what,
                        e + " at "
                                + List.of(e.getStackTrace()).stream().limit(4).toList());
            }
        }

        private Outcome.Failed failed(String what, String detail) {
            return new Outcome.Failed(call.op(), call.id(), what, detail);
        }
    }

    @FunctionalInterface
    private interface Work {
        List<Tensor> run();
    }
}
