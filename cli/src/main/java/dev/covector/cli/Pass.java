package dev.covector.cli;

import dev.covector.autodiff.Hvp;
import dev.covector.autodiff.Jvp;
import dev.covector.autodiff.NestedOps;
import dev.covector.autodiff.Vjp;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.passes.lower.Expand;
import dev.covector.passes.simplify.CommonSubexpressions;
import dev.covector.passes.simplify.DeadCode;
import dev.covector.passes.simplify.Simplify;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What {@code opt} does to a function: passes and transforms, all from functions to functions. */
enum Pass {
    SIMPLIFY("rewrite rules, with cse and dce until nothing changes", f -> Simplify.run(f, NestedOps.SET)),
    CSE("computes what is written twice once", CommonSubexpressions::run),
    DCE("drops what no result needs", DeadCode::run),
    EXPAND("replaces ops by simpler ones that define them", f -> Expand.run(f, NestedOps.SET)),
    JVP(
            "takes a tangent for each real or complex parameter, gives those of the results",
            f -> Jvp.of(f, inexact(f), NestedOps.SET)),
    VJP("takes a cotangent for each result, gives those of the parameters", f -> Vjp.of(f, inexact(f), NestedOps.SET)),
    GRAD(
            "gives the value and the gradient of a function with one real number as its result",
            f -> Vjp.grad(f, inexact(f), NestedOps.SET)),
    HVP(
            "takes a tangent for each parameter, gives the Hessian's product with them",
            f -> Hvp.of(f, inexact(f), NestedOps.SET));

    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // every pass is a function without state
    private final UnaryOperator<Func> function;

    Pass(String description, UnaryOperator<Func> function) {
        this.description = description;
        this.function = function;
    }

    String description() {
        return description;
    }

    Func run(Func f) {
        return f.within(() -> function.apply(f));
    }

    private static List<Boolean> inexact(Func f) {
        return f.paramTypes().stream()
                .map(TensorType::dtype)
                .map(dtype -> dtype.isInexact())
                .toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
