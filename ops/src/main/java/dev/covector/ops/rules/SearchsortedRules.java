package dev.covector.ops.rules;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.Searchsorted;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places of values among sorted elements. */
public final class SearchsortedRules implements OpRules<Searchsorted> {
    @Override
    public List<TensorType> types(Searchsorted op) {
        TensorType sorted = op.sorted().type();
        TensorType values = op.values().type();
        boolean ordered = sorted.dtype() == values.dtype() && !sorted.dtype().isComplex();
        Check.that(ordered, op, "C1", "sorted and values must have one dtype, which is not complex");
        int batch = sorted.rank() - 1;
        boolean fits = batch >= 0
                && values.rank() >= batch
                && Check.equal(
                        sorted.shape().subList(1, batch + 1),
                        values.shape().subList(values.rank() - batch, values.rank()),
                        op);
        Check.that(fits, op, "C2", "the axes of sorted but the first must be the last axes of values");
        return List.of(values.withDType(DType.I64));
    }

    @Override
    public List<@Nullable Value> jvp(
            Searchsorted op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        return Collections.singletonList(null);
    }

    /** One vector for all values serves a batch of values as it is. */
    @Override
    public List<Value> batch(Searchsorted op, List<Boolean> batched, Dim size, OpBuilder b) {
        boolean shared = !batched.get(0) && op.sorted().type().rank() == 1;
        Value sorted = batched.get(0) || shared ? op.sorted() : b.repeat(op.sorted(), size);
        Value values = batched.get(1) ? op.values() : b.repeat(op.values(), size);
        return List.of(b.searchsorted(sorted, values, op.right()));
    }

    @Override
    public Lowering lowering(Searchsorted op) {
        return new Lowering.Library();
    }

    /** Each value takes a comparison for each halving, at most 64. */
    @Override
    public Dim operations(Searchsorted op) {
        return op.values().type().elements().times(64);
    }
}
