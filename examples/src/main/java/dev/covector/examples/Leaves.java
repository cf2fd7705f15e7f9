package dev.covector.examples;

import dev.covector.tracer.Structure;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Functions of tensors, applied to each tensor in a record, list or map of them. */
final class Leaves {
    private Leaves() {}

    static <T> T map(UnaryOperator<Tensor> f, T x) {
        Structure.Flat flat = Structure.flatten(x);
        return rebuild(flat.structure(), flat.leaves().stream().map(f).toList());
    }

    /** The function of the tensors at the same place of two values of one structure. */
    static <T> T map(BinaryOperator<Tensor> f, T x, T y) {
        Structure.Flat left = Structure.flatten(x);
        List<Tensor> right = Structure.flatten(y).leaves();
        List<Tensor> results = new ArrayList<>();
        for (int i = 0; i < right.size(); i++) {
            results.add(f.apply(left.leaves().get(i), right.get(i)));
        }
        return rebuild(left.structure(), results);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // a structure rebuilds what it was taken from
    private static <T> T rebuild(Structure structure, List<Tensor> leaves) {
        return (T) Objects.requireNonNull(structure.rebuild(leaves));
    }
}
