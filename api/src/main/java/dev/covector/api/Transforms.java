package dev.covector.api;

import dev.covector.autodiff.Hvp;
import dev.covector.autodiff.Jvp;
import dev.covector.autodiff.Linearize;
import dev.covector.autodiff.Linearized;
import dev.covector.autodiff.Vjp;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ops.OpSet;
import dev.covector.tracer.Staging;
import dev.covector.tracer.Structure;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.Trace;
import dev.covector.tracer.Traced;
import dev.covector.tracer.UserLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The transforms of functions without types: trace, transform, replay. */
final class Transforms {
    private Transforms() {}

    static Func trace(Erased f, TensorType... types) {
        Traced traced = Trace.of(
                Names.here(),
                Staging.ops(),
                List.of(types),
                leaves -> Structure.flatten(f.apply(leaves.toArray())).leaves());
        if (!traced.captures().isEmpty()) {
            throw Staged.typeError("trace (captures): the function must use no tensor but its arguments; got "
                    + Staged.types(traced.captures()));
        }
        return traced.func();
    }

    static Erased grad(Erased f) {
        return args -> gradient("grad", f, args).gradient();
    }

    static Erased valueAndGrad(Erased f) {
        return args -> gradient("valueAndGrad", f, args);
    }

    private static ValueAndGradient<Object> gradient(String name, Erased f, Object... args) {
        Staged staged = Staged.differentiable(name, f, args);
        Func grad = Vjp.grad(staged.func(), staged.active(), staged.ops());
        List<Tensor> results = staged.replay(grad, List.of());
        return new ValueAndGradient<>(results.getFirst(), staged.likeFirst(results.subList(1, results.size())));
    }

    static Erased hvp(Erased f) {
        return args -> {
            Staged staged = Staged.differentiable("hvp", f, withoutTangent(args));
            List<Tensor> tangents = staged.actives("hvp (tangent): the tangent", args[1]);
            Func hvp = Hvp.of(staged.func(), staged.active(), staged.ops());
            return staged.likeFirst(staged.replay(hvp, tangents));
        };
    }

    static Erased jvp(Erased f) {
        return args -> {
            Staged staged = Staged.differentiable("jvp", f, withoutTangent(args));
            List<Tensor> tangents = staged.actives("jvp (tangent): the tangent", args[1]);
            List<Tensor> all = staged.replay(Jvp.of(staged.func(), staged.active(), staged.ops()), tangents);
            int count = staged.func().results().size();
            List<Tensor> values = all.subList(0, count);
            return new ValueAndTangent<>(
                    Staged.rebuilt(staged.result(), values),
                    Staged.rebuilt(staged.result(), staged.tangents(values, all.subList(count, all.size()))));
        };
    }

    private static Object[] withoutTangent(Object... args) {
        List<Object> rest = new ArrayList<>(Arrays.asList(args));
        rest.remove(1);
        return rest.toArray();
    }

    static Erased linearize(Erased f) {
        return args -> {
            Point point = Point.of("linearize", f, args);
            Func map = point.split.linear();
            return new Linearization<>(point.value(), tangent -> {
                List<Tensor> tangents = point.staged.actives("linearize (tangent): the tangent", tangent);
                List<Tensor> results = point.replay(map, tangents);
                return Staged.rebuilt(point.staged.result(), point.staged.tangents(point.values, results));
            });
        };
    }

    static Erased vjp(Erased f) {
        return args -> {
            Point point = Point.of("vjp", f, args);
            Func pullback = point.split.pullback(point.staged.ops());
            return new Pullback<>(point.value(), cotangent -> {
                List<Tensor> given = Staged.leaves("vjp (cotangent): the cotangent", cotangent, point.staged.result());
                List<Tensor> cotangents =
                        given.stream().filter(ct -> ct.dtype().isInexact()).toList();
                return point.staged.likeFirst(point.replay(pullback, cotangents));
            });
        };
    }

    static Erased jacobianForward(Erased f) {
        return args -> Jacobian.forward(Point.of("jacobianForward", f, args));
    }

    static Erased jacobianReverse(Erased f) {
        return args -> Jacobian.reverse(Point.of("jacobianReverse", f, args));
    }

    static Erased hessian(Erased f) {
        return jacobianForward(grad(f));
    }

    static Erased vmap(Erased f, int arguments, In in, Out out) {
        if (in.axes().size() != arguments) {
            throw UserLine.typeError("vmap (in): one axis for each of " + arguments + " arguments; got "
                    + in.axes().size());
        }
        return args -> Members.map(f, in, out, args);
    }

    /** A function's values at a point with the linear map there. */
    record Point(Staged staged, Linearized split, List<Tensor> values, List<Tensor> residuals) {
        static Point of(String name, Erased f, Object... args) {
            Staged staged = Staged.differentiable(name, f, args);
            OpSet ops = staged.ops();
            Linearized split = Linearize.of(staged.func(), staged.active(), ops);
            List<Tensor> all = staged.replay(split.primal(), List.of());
            int count = staged.func().results().size();
            return new Point(staged, split, all.subList(0, count), all.subList(count, all.size()));
        }

        Object value() {
            return Staged.rebuilt(staged.result(), values);
        }

        List<Tensor> replay(Func map, List<Tensor> derivatives) {
            List<Tensor> all = new ArrayList<>(residuals);
            all.addAll(derivatives);
            return Staging.replay(map, all);
        }
    }
}
