package dev.covector.autodiff;

import dev.covector.ir.Func;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the transforms ask of the types around them. */
final class Signature {
    private Signature() {}

    static boolean isInexact(Value x) {
        return x.type().dtype().isInexact();
    }

    /** The members of a list that have a mark. */
    static <E> List<E> marked(List<E> all, List<Boolean> marks) {
        List<E> chosen = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (marks.get(i)) {
                chosen.add(all.get(i));
            }
        }
        return chosen;
    }

    static List<Boolean> inexact(List<Value> values) {
        return values.stream().map(Signature::isInexact).toList();
    }

    static void requireDerivatives(String transform, Func f, List<Boolean> active) {
        requireMarks(transform, f, active);
        for (int i = 0; i < active.size(); i++) {
            TensorType type = f.params().get(i).type();
            if (active.get(i) && !type.dtype().isInexact()) {
                throw new TypeException(transform + " (active): parameter " + i + " of " + f.name()
                        + " must be real or complex to have a derivative; got " + type);
            }
        }
    }

    static void requireMarks(String transform, Func f, List<Boolean> marks) {
        if (marks.size() != f.params().size()) {
            throw new TypeException(transform + " (marks): one mark for each parameter of " + f.name() + "; got "
                    + marks.size() + " for " + f.paramTypes());
        }
    }

    /** What a map has for each value, and explicit zeros where it has nothing. */
    static List<Value> orZeros(Map<Value, Value> map, List<Value> values, OpBuilder b) {
        return values.stream().map(x -> orZeros(map.get(x), x, b)).toList();
    }

    static Value orZeros(@Nullable Value dx, Value like, OpBuilder b) {
        return dx == null ? b.zeros(like.type()) : dx;
    }

    /** Checks what a rule gives against the type that it stands for; sizes may be equal under a guard only. */
    static Value checked(Value given, TensorType wanted, Op op, String rule) {
        TensorType type = given.type();
        if (type.dtype() != wanted.dtype() || type.rank() != wanted.rank()) {
            throw new IllegalStateException(
                    "the " + rule + " rule of " + op.mnemonic() + " gives " + type + " where " + wanted + " is due");
        }
        return given;
    }
}
