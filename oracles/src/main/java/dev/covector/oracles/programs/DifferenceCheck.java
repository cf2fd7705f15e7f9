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
 * The derivative forwards is the limit of differences, in f64. Two steps tell how far the differences are from it; where they
 * do not come closer as the step shrinks, there is a kink, a jump or a pole, and nothing is compared.
 */
final class DifferenceCheck implements Check {
    private static final double STEP = 0x1p-13;
    private static final int RUNS = 6;

    @Override
    public @Nullable Mismatch of(Func f, List<Point> points, long seed) {
        boolean stops = f.body().stmts().stream().anyMatch(stmt -> stmt.op().mnemonic().equals("stopGradient"));
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
        Samples samples = new Samples(plan, direction, here);
        Agreement agreement = new Agreement(f, point, here, seed);
        int tangent = f.results().size();
        for (int i = 0; i < f.results().size(); i++) {
            if (!f.results().get(i).type().dtype().isInexact()) {
                continue;
            }
            double[] forwards = Elements.of(derived.get(tangent++));
            for (int part = 0; part < forwards.length; part++) {
                Samples.Estimate limit = samples.at(i, part);
                double away = Math.abs(forwards[part] - limit.derivative());
                if (Double.isFinite(forwards[part]) && away > limit.error()) {
                    double noise = 8 * agreement.spread(i, part, RUNS) / STEP;
                    if (away > limit.error() + noise) {
                        String detail = "result %d, part %d: %s along the tangent, %s by differences, within %s"
                                .formatted(i, part, forwards[part], limit.derivative(), limit.error() + noise);
                        return new Mismatch("jvp against differences", detail, f, point);
                    }
                }
            }
        }
        return null;
    }

    /** The program before, at and behind a point, at two distances. */
    private static final class Samples {
        private final List<double[]> here;
        private final List<List<double[]>> near;

        Samples(Plan plan, Direction direction, List<Tensor> here) {
            this.here = here.stream().map(Elements::of).toList();
            this.near = List.of(-STEP, STEP, -STEP / 2, STEP / 2).stream()
                    .map(distance -> Ways.run(plan, direction.moved(distance).inputs()).stream()
                            .map(Elements::of)
                            .toList())
                    .toList();
        }

        /** What differences say of a derivative, and how well they know it. */
        record Estimate(double derivative, double error) {}

        Estimate at(int result, int part) {
            double y = here.get(result)[part];
            double[] sides = new double[near.size()];
            for (int i = 0; i < sides.length; i++) {
                sides[i] = near.get(i).get(result)[part];
            }
            double wide = (sides[1] - sides[0]) / (2 * STEP);
            double narrow = (sides[3] - sides[2]) / STEP;
            double bend = Math.abs(sides[1] - 2 * y + sides[0]) / STEP;
            double smallerBend = Math.abs(sides[3] - 2 * y + sides[2]) / (STEP / 2);
            double noise = 1e-9 * Math.max(1, Math.abs(narrow)) + 0x1p-50 * Math.abs(y) / STEP;
            boolean smooth = smallerBend <= 0.7 * bend + noise;
            double error = 2 * Math.abs(wide - narrow) + noise;
            return new Estimate(narrow, smooth && Double.isFinite(error) ? error : Double.POSITIVE_INFINITY);
        }
    }
}
