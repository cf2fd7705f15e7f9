package dev.covector.ops;

import dev.covector.ir.Block;
import dev.covector.ir.Copier;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Emitter;
import dev.covector.ir.Literal;
import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import java.util.List;

/** What derivative formulas need beside the ops: constants of a value's type, and arithmetic with numbers. */
public interface OpEmitter extends Emitter {
    /** The ops that may be emitted; the standard ones, unless the emitter says otherwise. */
    default OpSet ops() {
        return OpSet.STANDARD;
    }

    /** A block's statements on the given arguments; its results. */
    default List<Value> inline(Block block, List<Value> arguments) {
        Copier copy = new Copier();
        for (int i = 0; i < arguments.size(); i++) {
            copy.bind(block.params().get(i), arguments.get(i));
        }
        for (Stmt stmt : block.stmts()) {
            List<Value> results = emit(copy.op(stmt.op()));
            for (int i = 0; i < results.size(); i++) {
                copy.bind(stmt.results().get(i), results.get(i));
            }
        }
        return copy.get(block.results());
    }

    /** Every element the same number. */
    default Value full(double number, TensorType type) {
        Object element = switch (type.dtype().kind()) {
            case BOOL -> (Object) (number != 0);
            case INTEGER -> (Object) (long) number;
            case REAL, COMPLEX -> (Object) number;
        };
        return emit(new Constant(Literal.of(element), type.dtype(), type.shape()))
                .getFirst();
    }

    default Value zeros(TensorType type) {
        return full(0, type);
    }

    /** A size as a scalar of an inexact dtype. */
    default Value sizeAs(Dim size, DType dtype) {
        return convertTo(one(new Size(size)), dtype);
    }

    /** The value in another dtype; itself where it has that dtype. */
    default Value convertTo(Value x, DType dtype) {
        return x.type().dtype() == dtype ? x : one(new Convert(x, dtype));
    }

    /** A scalar spread over a shape; itself where that is its shape. */
    default Value spread(Value scalar, List<Dim> shape) {
        return shape.isEmpty() ? scalar : one(new Broadcast(scalar, shape, List.of()));
    }

    /** The value with one more axis at the end, along which it repeats. */
    default Value repeat(Value x, Dim size) {
        List<Integer> axes =
                java.util.stream.IntStream.range(0, x.type().rank()).boxed().toList();
        return one(new Broadcast(x, x.type().plusAxis(size).shape(), axes));
    }

    /** The only result of an op that has one. */
    default Value one(Op op) {
        return emit(op).getFirst();
    }

    default Value add(double x, Value y) {
        return one(new Add(full(x, y.type()), y));
    }

    default Value add(Value x, double y) {
        return one(new Add(x, full(y, x.type())));
    }

    default Value sub(double x, Value y) {
        return one(new Sub(full(x, y.type()), y));
    }

    default Value sub(Value x, double y) {
        return one(new Sub(x, full(y, x.type())));
    }

    default Value mul(double x, Value y) {
        return one(new Mul(full(x, y.type()), y));
    }

    default Value mul(Value x, double y) {
        return one(new Mul(x, full(y, x.type())));
    }

    default Value div(double x, Value y) {
        return one(new Div(full(x, y.type()), y));
    }

    default Value div(Value x, double y) {
        return one(new Div(x, full(y, x.type())));
    }
}
