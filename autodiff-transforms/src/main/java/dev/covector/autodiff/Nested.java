package dev.covector.autodiff;

import dev.covector.ir.Block;
import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.OpBuilder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the ops with a derivative of their own have in common: nested blocks called with tangents or cotangents. */
final class Nested {
    private Nested() {}

    /** Checks that there is one operand for each of the values of a nested block, of its type. */
    static void requireOperands(Op op, List<Value> values) {
        List<Value> operands = op.operands();
        Check.that(operands.size() == values.size(), op, "C1", "there must be " + values.size() + " operands");
        for (int i = 0; i < operands.size(); i++) {
            TensorType x = operands.get(i).type();
            TensorType wanted = values.get(i).type();
            boolean fits = x.dtype() == wanted.dtype() && Check.equal(x.shape(), wanted.shape(), op);
            Check.that(fits, op, "C2", "operand " + i + " must be of type " + wanted);
        }
    }

    /** Checks the types of values against those that a nested block has for them. */
    static void requireTypes(Op op, String constraint, String what, List<Value> values, List<Value> params) {
        for (int i = 0; i < values.size(); i++) {
            TensorType x = values.get(i).type();
            TensorType wanted = params.get(i).type();
            boolean fits = x.dtype() == wanted.dtype()
                    && x.rank() == wanted.rank()
                    && Check.equal(x.shape(), wanted.shape(), op);
            Check.that(fits, op, constraint, what + " " + i + " must be of type " + wanted + "; got " + x);
        }
    }

    /** Appends, for each real or complex value, its derivative, zeros where there is none. */
    static void addDerivatives(
            List<Value> arguments, List<Value> values, List<@Nullable Value> derivatives, OpBuilder b) {
        for (int i = 0; i < values.size(); i++) {
            if (Signature.isInexact(values.get(i))) {
                arguments.add(Signature.orZeros(derivatives.get(i), values.get(i), b));
            }
        }
    }

    /** A derivative for each value, from those of the real and complex ones. */
    static List<@Nullable Value> forEach(List<Value> values, List<Value> derivatives) {
        Iterator<Value> rest = derivatives.iterator();
        List<@Nullable Value> all = new ArrayList<>();
        for (Value value : values) {
            all.add(Signature.isInexact(value) ? rest.next() : null);
        }
        return all;
    }

    /** The op with every operand, and everything inside, over the batch. */
    static List<Value> batch(Op op, List<Boolean> batched, Dim size, OpBuilder b) {
        List<Value> operands = new ArrayList<>();
        for (int i = 0; i < batched.size(); i++) {
            Value x = op.operands().get(i);
            operands.add(batched.get(i) ? x : b.repeat(x, size));
        }
        List<Block> blocks = op.blocks().stream()
                .map(block -> Batch.all(block, size, b.ops()))
                .toList();
        return b.emit(op.rebuilt(operands, op.attributes(), blocks));
    }
}
