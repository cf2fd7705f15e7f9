package dev.covector.oracles;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;

import dev.covector.api.Jit1;
import dev.covector.ir.TypeException;
import dev.covector.runtime.Device;
import dev.covector.runtime.Ledger;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.TensorException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs recorded functions at all their sizes, and reads from the ledger how many plans that took. */
public final class PlanReplay {
    private final Function<String, @Nullable Planned> functions;
    private final Device device;

    /** By our functions for the names of recorded ones. */
    public PlanReplay(Function<String, @Nullable Planned> functions) {
        this(functions, Device.host());
    }

    public PlanReplay(Function<String, @Nullable Planned> functions, Device device) {
        this.functions = functions;
        this.device = device;
    }

    /** What became of the function, and the plans of its values and of its gradient. */
    public record Result(Outcome outcome, int plans, int gradientPlans) {}

    public Result run(SizedFunction recorded) {
        Planned planned = functions.apply(recorded.name());
        if (planned == null) {
            return new Result(new Outcome.Missing(recorded.name(), "there is no adapter"), 0, 0);
        }
        Attempt attempt = new Attempt(
                recorded,
                planned,
                jit(planned.function(), "values").on(device),
                jit(grad((Tensor x) -> planned.function().apply(x).sum()), "gradient")
                        .on(device));
        return new Result(
                attempt.outcome(),
                attempt.values.plans().size(),
                attempt.gradient.plans().size());
    }

    /** The sizes of one function, up to the first that is wrong. */
    private record Attempt(
            SizedFunction recorded, Planned planned, Jit1<Tensor, Tensor> values, Jit1<Tensor, Tensor> gradient) {
        Outcome outcome() {
            boolean differentiates = false;
            for (SizedFunction.Case at : recorded.cases()) {
                String wrong = wrong(values, at.input(), at.outputs());
                if (wrong != null) {
                    return failed("value at n = " + at.size(), wrong);
                }
                Tensor wanted = at.gradient();
                wrong = wanted == null ? null : wrong(gradient, at.input(), List.of(wanted));
                if (wrong != null) {
                    return failed("gradient at n = " + at.size(), wrong);
                }
                differentiates |= wanted != null;
            }
            Outcome failed = count(values.plans());
            if (failed == null && differentiates) {
                failed = count(gradient.plans());
            }
            return failed == null ? new Outcome.Passed(recorded.name(), "") : failed;
        }

        private @Nullable String wrong(Jit1<Tensor, Tensor> function, Tensor input, List<Tensor> wanted) {
            try {
                return new Comparison(planned.tolerance(), false).of(List.of(function.apply(input)), wanted);
            } catch (TypeException | TensorException e) {
                return String.valueOf(e.getMessage());
            } catch (RuntimeException e) {
                return e + " at " + List.of(e.getStackTrace()).stream().limit(4).toList();
            }
        }

        private @Nullable Outcome count(Ledger ledger) {
            return ledger.size() == planned.plans()
                    ? null
                    : failed("plans", "wanted " + planned.plans() + "; got " + oneLine(ledger));
        }

        private static String oneLine(Ledger ledger) {
            return ledger.toString().replaceAll("\\s*\\n\\s*", "; ");
        }

        private Outcome failed(String what, String detail) {
            return new Outcome.Failed(recorded.name(), recorded.name(), what, detail);
        }
    }
}
