package dev.covector.ops.rules;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.Recurrence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Linear recurrences of first order. */
public final class RecurrenceRules implements OpRules<Recurrence> {
    @Override
    public List<TensorType> types(Recurrence op) {
        TensorType a = op.a().type();
        TensorType b = op.b().type();
        boolean alike = a.dtype() == b.dtype() && Check.equal(a.shape(), b.shape(), op);
        Check.that(alike, op, "C1", "a and b must have one dtype and shape");
        Check.axes(op, List.of(op.axis()), a.rank(), "C2");
        Check.dtype(op, 0, DTypeClass.NUMBER);
        return List.of(a);
    }

    /** dy_i = a_i dy_(i-1) + (da_i y_(i-1) + db_i). */
    @Override
    public List<@Nullable Value> jvp(Recurrence op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Value da = tangents.get(0);
        Value db = tangents.get(1);
        Value y = results.getFirst();
        Value input = da == null ? null : b.mul(da, shifted(y, op.axis(), op.reverse(), b));
        Value sum = input == null ? db : db == null ? input : b.add(input, db);
        return Collections.singletonList(sum == null ? null : b.recurrence(op.a(), sum, op.axis(), op.reverse()));
    }

    /** z_i = conj(a_(i+1)) z_(i+1) + ct_i. */
    @Override
    public Value transpose(Recurrence op, int operand, Value ct, OpBuilder b) {
        Value next = shifted(op.a(), op.axis(), !op.reverse(), b);
        Value a = next.type().dtype().isComplex() ? b.conj(next) : next;
        return b.recurrence(a, ct, op.axis(), !op.reverse());
    }

    /** The element before each one along an axis, or the one after; zero where there is none. */
    private static Value shifted(Value x, int axis, boolean reverse, OpBuilder b) {
        TensorType type = x.type();
        List<Dim> none = Collections.nCopies(type.rank(), Dim.ZERO);
        List<Dim> one = new ArrayList<>(none);
        one.set(axis, Dim.ONE);
        Value zero = b.zeros(TensorType.scalar(type.dtype()));
        Value longer = reverse ? b.pad(x, zero, none, one, none) : b.pad(x, zero, one, none, none);
        return b.slice(longer, reverse ? one : none, type.shape(), Collections.nCopies(type.rank(), Dim.ONE));
    }

    @Override
    public List<Value> batch(Recurrence op, List<Boolean> batched, Dim size, OpBuilder b) {
        Value a = batched.get(0) ? op.a() : b.repeat(op.a(), size);
        Value input = batched.get(1) ? op.b() : b.repeat(op.b(), size);
        return List.of(b.recurrence(a, input, op.axis(), op.reverse()));
    }

    @Override
    public Lowering lowering(Recurrence op) {
        return new Lowering.Library();
    }

    @Override
    public Dim operations(Recurrence op) {
        return op.a().type().elements().times(2);
    }
}
