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
        Func f = direction.func();
        Point point = direction.point();
        Func jvp = Wide.traced(point.sizes(), () -> Jvp.of(f, direction.active(), OpSet.STANDARD));
        Point along = direction.with(direction.tangents());
        List<Tensor> derived = Ways.run(Ways.plan(jvp, along), along.inputs());
        Plan plan = Ways.plan(f, point);
        List<Tensor> here = Ways.run(plan, point.inputs());
        Differences differences = new Differences(plan, direction, here);
        Agreement values = new Agreement(f, point, here, seed);
        Agreement derivatives = new Agreement(jvp, along, derived, seed);
        int tangent = f.results().size();
        for (int i = 0; i < f.results().size(); i++) {
            if (!f.results().get(i).type().dtype().isInexact()) {
                continue;
            }
            double[] forwards = Elements.of(derived.get(tangent));
            for (int part = 0; part < forwards.length; part++) {
                Differences.Estimate limit = differences.at(i, part);
                double away = Math.abs(forwards[part] - limit.derivative());
                if (Double.isFinite(forwards[part]) && away > limit.error()) {
                    double noise = MARGIN
                            * (values.spread(i, part, RUNS) / Differences.STEP
                                    + derivatives.spread(tangent, part, RUNS));
                    if (away > limit.error() + noise && !direction.takesSteps(Differences.STEP)) {
                        String detail = "result %d, part %d: %s along the tangent, %s by differences, within %s"
                                .formatted(i, part, forwards[part], limit.derivative(), limit.error() + noise);
                        return new Mismatch("jvp against differences", detail, f, point);
                    }
                }
            }
            tangent++;
        }
        return null;
    }
}
