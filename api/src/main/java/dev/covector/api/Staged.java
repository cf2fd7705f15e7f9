package dev.covector.api;

import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ops.OpSet;
import dev.covector.tracer.Staging;
import dev.covector.tracer.Structure;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.Trace;
import dev.covector.tracer.Traced;
import dev.covector.tracer.UserLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A function traced where it is called, at the types of its arguments.
 *
 * @param func its parameters are the leaves of all arguments, those of the first argument first, then what it captures
 * @param arguments what the parameters stand for in the ambient context
 * @param first the structure of the first argument
 * @param result the structure of the result
 */
record Staged(Func func, List<Tensor> arguments, Structure first, Structure result, OpSet ops) {
    /** Traces a function at arguments. */
    static Staged of(Erased fn, Object... args) {
        Structure.Flat flat = Structure.flatten(args);
        return of(
                fn,
                flat.structure(),
                flat.leaves(),
                types(flat.leaves()),
                Structure.flatten(args[0]).structure());
    }

    /** Traces a function at leaves of other types than the parameters have. */
    static Staged of(Erased fn, Structure structure, List<Tensor> leaves, List<TensorType> types, Structure first) {
        OpSet ops = Staging.ops();
        List<Structure> form = new ArrayList<>();
        Traced traced = Trace.of(Names.here(), ops, types, params -> {
            Structure.Flat out = Structure.flatten(fn.apply((Object[]) rebuilt(structure, params)));
            form.add(out.structure());
            return out.leaves();
        });
        List<Tensor> arguments = new ArrayList<>(leaves);
        arguments.addAll(traced.captures());
        return new Staged(traced.func(), arguments, first, form.getFirst(), ops);
    }

    /** Traces a function for a derivative by its first argument, all of whose active leaves must be real or complex. */
    static Staged differentiable(String transform, Erased fn, Object... args) {
        Staged staged = of(fn, args);
        List<String> paths = staged.first.paths();
        for (int i = 0; i < paths.size(); i++) {
            TensorType type = staged.func.params().get(i).type();
            if (staged.first.active().get(i) && !type.dtype().isInexact()) {
                String name = paths.get(i).isEmpty() ? "" : ", at " + paths.get(i) + ",";
                throw typeError(transform + " (argument): the first argument" + name
                        + " must be real or complex to have a derivative; got " + type);
            }
        }
        return staged;
    }

    static TypeException typeError(String message) {
        Object line = UserLine.current();
        return new TypeException(line == null ? message : message + " (at " + line + ")");
    }

    static List<TensorType> types(List<Tensor> leaves) {
        return leaves.stream().map(Tensor::type).toList();
    }

    /** What a structure is with other leaves. */
    static Object rebuilt(Structure structure, List<Tensor> leaves) {
        return Objects.requireNonNull(structure.rebuild(leaves), "nothing has no structure");
    }

    /** The leaves of a value that must have a given structure. */
    static List<Tensor> leaves(String what, Object value, Structure structure) {
        Structure.Flat flat = Structure.flatten(value);
        if (!flat.structure().equals(structure)) {
            throw typeError(what + " must have the structure " + structure + "; got " + flat.structure());
        }
        return flat.leaves();
    }

    /** A mark for each parameter: whether it is an active leaf of the first argument. */
    List<Boolean> active() {
        List<Boolean> marks = new ArrayList<>(first.active());
        marks.addAll(Collections.nCopies(func.params().size() - marks.size(), false));
        return marks;
    }

    /** The active leaves of a value structured as the first argument. */
    List<Tensor> actives(String what, Object value) {
        List<Tensor> all = leaves(what, value, first);
        List<Boolean> marks = first.active();
        return IntStream.range(0, all.size())
                .filter(marks::get)
                .mapToObj(all::get)
                .toList();
    }

    /** What is structured as the first argument and has these active leaves, and its other ones. */
    Object likeFirst(List<Tensor> actives) {
        Iterator<Tensor> rest = actives.iterator();
        List<Boolean> marks = first.active();
        List<Tensor> all = IntStream.range(0, first.count())
                .mapToObj(i -> marks.get(i) ? rest.next() : arguments.get(i))
                .toList();
        return rebuilt(first, all);
    }

    /** A tangent for each leaf of the result, from those of the real and complex ones; a passive leaf is its own. */
    List<Tensor> tangents(List<Tensor> values, List<Tensor> inexact) {
        Iterator<Tensor> rest = inexact.iterator();
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Tensor y = values.get(i);
            Tensor tangent = y.dtype().isInexact()
                    ? rest.next()
                    : Tensor.zeros(y.dtype(), y.shape().toArray(Dim[]::new));
            all.add(result.active().get(i) ? tangent : y);
        }
        return all;
    }

    /** A mark for each leaf of the result: whether it has a derivative. */
    List<Boolean> inexactResults() {
        return func.resultTypes().stream().map(type -> type.dtype().isInexact()).toList();
    }

    /** Runs a function of the arguments and more, in the ambient context. */
    List<Tensor> replay(Func f, List<Tensor> more) {
        List<Tensor> all = new ArrayList<>(arguments);
        all.addAll(more);
        return Staging.replay(f, all);
    }
}
