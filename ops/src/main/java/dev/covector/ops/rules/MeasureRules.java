package dev.covector.ops.rules;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.Lowering;
import dev.covector.ops.Measure;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.List;

/** A size made of data. */
public final class MeasureRules implements OpRules<Measure> {
    @Override
    public List<TensorType> types(Measure op) {
        TensorType number = op.number().type();
        Check.that(number.rank() == 0 && number.dtype() == DType.I64, op, "C1", "number must be a scalar of dtype i64");
        boolean fresh =
                op.size().isSymbol() && !op.most().symbols().contains(op.size().toString());
        Check.that(fresh, op, "C2", "size must be a new symbol; got " + op.size() + " with at most " + op.most());
        return List.of(number);
    }

    /** The members of a batch would differ in their sizes. */
    @Override
    public List<Value> batch(Measure op, List<Boolean> batched, Dim size, OpBuilder b) {
        throw new TypeException(
                "measure: the size " + op.size() + " is made of data that differs within a batch, so the"
                        + " results would be ragged; vmap what comes before, make a Ragged (values and offsets) of it and"
                        + " go on with that; or compute with masks or segments, or loop over the batch by map");
    }

    @Override
    public Lowering lowering(Measure op) {
        return new Lowering.Measured(op.size(), op.most());
    }
}
