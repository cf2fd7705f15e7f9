package dev.covector.oracles.programs;

import dev.covector.autodiff.Jvp;
import dev.covector.autodiff.Vjp;
import dev.covector.ir.Func;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.ops.OpSet;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The derivative forwards and the derivative backwards are adjoint: Re(conj(ct) J dx) = Re(conj(J^T ct) dx), in f64. */
final class DerivativeCheck implements Check {
    private static final int MOST_RUNS = 32;

    /** A product of derivatives is rounded in as many places as it has terms. */
    private static final double RELATIVE = 1e-12;

    @Override
    public @Nullable Mismatch of(Func f, List<Point> points, long seed) {
        Direction direction = Direction.of(f, points.getFirst(), seed);
        if (direction == null) {
            return null;
        }
        Func wide = direction.func();
        Point point = direction.point();
        try {
            Func jvp = Wide.traced(point.sizes(), () -> Jvp.of(wide, direction.active(), OpSet.STANDARD));
            Func vjp = Wide.traced(point.sizes(), () -> Vjp.of(wide, direction.active(), OpSet.STANDARD));
            return new Sides(direction, jvp, vjp, seed).mismatch();
        } catch (TypeException e) {
            return Direction.isRefusal(e) ? null : new Mismatch("derivatives", Failure.text(e), wide, point);
        } catch (RuntimeException | LinkageError e) {
            return new Mismatch("derivatives", Failure.text(e), wide, point);
        }
    }

    /** Both products, of plans and of ops run one by one. */
    private static final class Sides {
        private final Direction direction;
        private final Func jvp;
        private final Func vjp;
        private final Draw draw;
        private final Point forwards;
        private final Point backwards;
        private final List<Tensor> cotangents = new ArrayList<>();

        Sides(Direction direction, Func jvp, Func vjp, long seed) {
            this.direction = direction;
            this.jvp = jvp;
            this.vjp = vjp;
            this.draw = new Draw(seed + 17);
            Point point = direction.point();
            for (Value y : direction.func().results()) {
                if (y.type().dtype().isInexact()) {
                    cotangents.add(Inputs.of(y.type(), point.sizes(), Inputs.Kind.SMOOTH, draw));
                }
            }
            forwards = direction.with(direction.tangents());
            backwards = direction.with(cotangents);
        }

        private double left(List<Tensor> results) {
            int count = direction.func().results().size();
            return Elements.dot(cotangents, results.subList(count, results.size()));
        }

        private double right(List<Tensor> results) {
            int count = direction.func().results().size();
            return Elements.dot(direction.tangents(), results.subList(count, results.size()));
        }

        @Nullable
        Mismatch mismatch() {
            double left = left(Ways.run(Ways.plan(jvp, forwards), forwards.inputs()));
            double right = right(Ways.run(Ways.plan(vjp, backwards), backwards.inputs()));
            if (!Double.isFinite(left) || !Double.isFinite(right)) {
                return null; // zero times infinity is found in one order and not in the other
            }
            double allowed = RELATIVE * Math.max(1, Math.abs(left));
            for (int run = 0; Math.abs(left - right) > allowed; run++) {
                if (run == MOST_RUNS) {
                    String detail = "along the tangent %s, by the cotangent %s, and rounding explains %s"
                            .formatted(left, right, allowed);
                    return new Mismatch("jvp against vjp", detail, direction.func(), direction.point());
                }
                Rounding rounding = new Rounding(draw);
                allowed = spread(allowed, left, left(Stepwise.run(jvp, forwards, rounding)));
                allowed = spread(allowed, right, right(Stepwise.run(vjp, backwards, rounding)));
            }
            return null;
        }

        private static double spread(double allowed, double number, double moved) {
            double distance = 4 * Math.abs(number - moved);
            return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : Math.max(allowed, distance);
        }
    }
}
