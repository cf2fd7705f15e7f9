package dev.covector.oracles.programs;

import dev.covector.autodiff.Jvp;
import dev.covector.ir.Func;
import dev.covector.ir.TypeException;
import dev.covector.ops.OpSet;
import dev.covector.runtime.Plan;
import dev.covector.tracer.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The derivative forwards is the limit of differences, in f64. Where differences do not
 * approach a limit, there is a kink, a jump or a pole, and nothing is compared.
 */
final class DifferenceCheck implements Check {
    private static final int RUNS = 8;
    private static final double MARGIN = 8;
    private static final double STEP = 0x1p-12;
    private static final double FINE = 0x1p-18;

    @Override
    public @Nullable Mismatch of(Func f, List<Point> points, long seed) {
        boolean stops =
                f.body().stmts().stream().anyMatch(stmt -> stmt.op().mnemonic().equals("stopGradient"));
        Direction direction = stops ? null : Direction.of(f, points.getFirst(), seed);
        if (direction == null) {
            return null;
        }
        try {
            return of(direction, seed);
        } catch (TypeException e) {
            return Direction.isRefusal(e)
                    ? null
                    : new Mismatch("derivatives", Failure.text(e), direction.func(), direction.point());
        } catch (RuntimeException | LinkageError e) {
            return new Mismatch("derivatives", Failure.text(e), direction.func(), direction.point());
        }
    }

    private static @Nullable Mismatch of(Direction direction, long seed) {
        Comparison comparison = new Comparison(direction, seed);
        Func f = direction.func();
        int tangent = f.results().size();
        for (int i = 0; i < f.results().size(); i++) {
            if (f.results().get(i).type().dtype().isInexact()) {
                String detail = comparison.contradiction(i, tangent++);
                if (detail != null) {
                    return new Mismatch("jvp against differences", detail, f, direction.point());
                }
            }
        }
        return null;
    }

    /** Tangents beside differences at two scales: a wave shorter than a step can look straight at one, hardly at both. */
    private static final class Comparison {
        private final Direction direction;
        private final Plan plan;
        private final List<Tensor> here;
        private final List<Tensor> derived;
        private final Differences differences;
        private final Agreement values;
        private final Agreement derivatives;

        Comparison(Direction direction, long seed) {
            this.direction = direction;
            Func f = direction.func();
            Point point = direction.point();
            Func jvp = Wide.traced(point.sizes(), () -> Jvp.of(f, direction.active(), OpSet.STANDARD));
            Point along = direction.with(direction.tangents());
            derived = Ways.run(Ways.plan(jvp, along), along.inputs());
            plan = Ways.plan(f, point);
            here = Ways.run(plan, point.inputs());
            differences = new Differences(plan, direction, here, STEP);
            values = new Agreement(f, point, here, seed);
            derivatives = new Agreement(jvp, along, derived, seed);
        }

        @Nullable
        String contradiction(int result, int tangent) {
            double[] forwards = Elements.of(derived.get(tangent));
            for (int part = 0; part < forwards.length; part++) {
                if (contradicts(differences, forwards[part], result, tangent, part)
                        && !direction.takesSteps(STEP)
                        && contradicts(
                                new Differences(plan, direction, here, FINE), forwards[part], result, tangent, part)) {
                    Differences.Estimate limit = differences.at(result, part);
                    return "result %d, part %d: %s along the tangent, %s by differences, within %s"
                            .formatted(result, part, forwards[part], limit.derivative(), limit.error());
                }
            }
            return null;
        }

        private boolean contradicts(Differences by, double forwards, int result, int tangent, int part) {
            Differences.Estimate limit = by.at(result, part);
            double away = Math.abs(forwards - limit.derivative());
            if (!Double.isFinite(forwards) || !(away > limit.error())) {
                return false;
            }
            double noise =
                    by.noise(values.spread(result, part, RUNS)) + MARGIN * derivatives.spread(tangent, part, RUNS);
            return away > limit.error() + noise;
        }
    }
}
