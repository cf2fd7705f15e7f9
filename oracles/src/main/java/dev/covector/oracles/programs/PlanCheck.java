package dev.covector.oracles.programs;

import dev.covector.ir.Func;
import dev.covector.ir.TypeException;
import dev.covector.runtime.Device;
import dev.covector.runtime.Plan;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One plan gives the numbers of op after op at every point: interpreted, as scalar code, and with vectors, or on other devices. */
final class PlanCheck implements Check {
    private final List<Device> devices;

    PlanCheck() {
        this(List.of());
    }

    /** @param devices where plans run instead, each named by its text */
    PlanCheck(List<Device> devices) {
        this.devices = List.copyOf(devices);
    }

    private record Expected(Point point, @Nullable Agreement agreement) {}

    @Override
    public @Nullable Mismatch of(Func f, List<Point> points, long seed) {
        List<Expected> expected = new ArrayList<>();
        for (Point point : points) {
            try {
                List<Tensor> results = Stepwise.run(f, point, Stepwise.Touch.NONE);
                expected.add(new Expected(point, new Agreement(f, point, results, seed, !devices.isEmpty())));
            } catch (TypeException e) {
                expected.add(new Expected(point, null)); // such as an element of an empty tensor, seen as it is read
            } catch (RuntimeException e) {
                return new Mismatch("op by op", Failure.text(e), f, point);
            }
        }
        return compared(f, expected, seed);
    }

    private @Nullable Mismatch compared(Func f, List<Expected> expected, long seed) {
        Point first = expected.getFirst().point;
        if (expected.getFirst().agreement == null) {
            return null;
        }
        Map<String, Plan> ways;
        try {
            ways = devices.isEmpty() ? Ways.of(Ways.plan(f, first), seed) : Ways.on(devices, f, first);
        } catch (RuntimeException | LinkageError e) {
            return new Mismatch("planning", Failure.text(e), f, first);
        }
        for (Map.Entry<String, Plan> way : ways.entrySet()) {
            for (Expected each : expected) {
                String difference = difference(way.getValue(), each);
                if (difference != null) {
                    return new Mismatch(way.getKey(), difference, f, each.point);
                }
            }
        }
        return null;
    }

    private static @Nullable String difference(Plan plan, Expected expected) {
        try {
            List<Tensor> actual = Ways.run(plan, expected.point.inputs());
            return expected.agreement == null ? null : expected.agreement.difference(actual);
        } catch (TypeException e) {
            return expected.agreement == null ? null : Failure.text(e);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            return Failure.text(e);
        }
    }
}
