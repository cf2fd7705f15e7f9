package dev.covector.api;

import dev.covector.autodiff.CustomJvp;
import dev.covector.autodiff.CustomVjp;
import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.tracer.Staging;
import dev.covector.tracer.Structure;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.Trace;
import dev.covector.tracer.Traced;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Functions with a derivative of their own: one op whose nested blocks are the function and its rule. */
final class Customs {
    private final String name;
    private final Staged staged;
    private final Side argument;
    private final Side result;

    private Customs(String name, Erased f, Object... args) {
        this.name = name;
        staged = Staged.of(f, args);
        argument = new Side(
                staged.first(),
                staged.func().paramTypes().subList(0, staged.first().count()));
        result = new Side(staged.result(), staged.func().resultTypes());
    }

    /** The argument or the result: a structure and the types of its leaves. */
    private record Side(Structure structure, List<TensorType> types) {
        List<TensorType> inexact() {
            return types.stream().filter(type -> type.dtype().isInexact()).toList();
        }

        /** Derivatives in this structure, zeros for integers and bools. */
        Object rebuilt(List<Tensor> derivatives) {
            Iterator<Tensor> rest = derivatives.iterator();
            List<Tensor> leaves = types.stream()
                    .map(type -> type.dtype().isInexact()
                            ? rest.next()
                            : Tensor.zeros(type.dtype(), type.shape().toArray(Dim[]::new)))
                    .toList();
            return Staged.rebuilt(structure, leaves);
        }
    }

    static Erased customJvp(Erased f, Erased rule) {
        return args -> {
            Customs custom = new Customs("customJvp", f, args);
            Traced traced = custom.trace(rule, custom.argument, custom.result);
            CustomBlocks blocks = custom.blocks(traced);
            return custom.run(traced, operands -> new CustomJvp(operands, blocks.value(), blocks.tangent()));
        };
    }

    static Erased customVjp(Erased f, Erased rule) {
        return args -> {
            Customs custom = new Customs("customVjp", f, args);
            Traced traced = custom.trace(rule, custom.result, custom.argument);
            CustomBlocks blocks = custom.blocks(traced);
            return custom.run(traced, operands -> new CustomVjp(operands, blocks.value(), blocks.cotangent()));
        };
    }

    private CustomBlocks blocks(Traced rule) {
        return new CustomBlocks(
                staged.func(),
                argument.types.size(),
                rule.func(),
                rule.captures().size(),
                staged.ops());
    }

    /** The rule as a function of the argument, the result, and the real and complex leaves of the derivative given. */
    private Traced trace(Erased rule, Side given, Side wanted) {
        int x = argument.types.size();
        int y = x + result.types.size();
        List<TensorType> types = new ArrayList<>(argument.types);
        types.addAll(result.types);
        types.addAll(given.inexact());
        return Trace.of(name, staged.ops(), types, leaves -> {
            Object out = rule.apply(
                    Staged.rebuilt(argument.structure, leaves.subList(0, x)),
                    Staged.rebuilt(result.structure, leaves.subList(x, y)),
                    given.rebuilt(leaves.subList(y, leaves.size())));
            List<Tensor> derivatives = Staged.leaves(name + " (rule): what the rule gives", out, wanted.structure);
            return checked(derivatives, wanted);
        });
    }

    private List<Tensor> checked(List<Tensor> derivatives, Side wanted) {
        List<Tensor> kept = new ArrayList<>();
        for (int i = 0; i < derivatives.size(); i++) {
            TensorType type = wanted.types.get(i);
            TensorType given = derivatives.get(i).type();
            if (type.dtype().isInexact()) {
                if (given.dtype() != type.dtype() || given.rank() != type.rank()) {
                    throw Staged.typeError(name + " (rule): the rule must give " + type + "; got " + given);
                }
                kept.add(derivatives.get(i).broadcastTo(type.shape()));
            }
        }
        return kept;
    }

    private Object run(Traced rule, Function<List<Value>, Op> op) {
        List<Tensor> captures = Stream.concat(
                        staged.arguments().stream().skip(argument.types.size()), rule.captures().stream())
                .toList();
        if (captures.stream().anyMatch(Tensor::isTraced)) {
            throw Staged.typeError(name + " (captures): the function and its rule must use no traced tensor beside"
                    + " their arguments, since its derivative is not known; put it in the argument");
        }
        List<Tensor> operands = new ArrayList<>(staged.arguments());
        operands.addAll(rule.captures());
        return Staged.rebuilt(result.structure, Staging.emit(operands, op));
    }
}
