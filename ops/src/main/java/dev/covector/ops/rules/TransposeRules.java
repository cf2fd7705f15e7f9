package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.Lowering;
import dev.covector.ops.Lowering.AxisMap;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.Transpose;
import java.util.HashSet;
import java.util.List;

/** A permutation of axes. */
public final class TransposeRules implements OpRules<Transpose> {
    @Override
    public List<TensorType> types(Transpose op) {
        TensorType x = op.x().type();
        boolean permutes = new HashSet<>(op.permutation()).equals(new HashSet<>(Axes.range(0, x.rank())));
        Check.that(
                permutes && op.permutation().size() == x.rank(),
                op,
                "C1",
                () -> op.permutation() + " must permute the axes");
        return List.of(x.withShape(Axes.sizes(x, op.permutation())));
    }

    @Override
    public Value transpose(Transpose op, int operand, Value ct, OpBuilder b) {
        return b.transpose(ct, inverse(op.permutation()));
    }

    private static List<Integer> inverse(List<Integer> permutation) {
        return Axes.range(0, permutation.size()).stream()
                .map(permutation::indexOf)
                .toList();
    }

    @Override
    public List<Value> batch(Transpose op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(
                b.transpose(op.x(), Axes.plus(op.permutation(), op.permutation().size())));
    }

    @Override
    public Lowering lowering(Transpose op) {
        return new Lowering.Indexed(
                inverse(op.permutation()).stream().map(AxisMap::same).toList());
    }
}
