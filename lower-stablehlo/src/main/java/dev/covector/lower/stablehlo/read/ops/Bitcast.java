package dev.covector.lower.stablehlo.read.ops;

import dev.covector.ir.Attributes;
import dev.covector.ir.Block;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ops.Check;
import dev.covector.ops.Facts;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpDef;
import dev.covector.ops.OpRules;
import dev.covector.ops.RuledOp;
import dev.covector.ops.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bits of numbers as numbers of another dtype of the same width. It has no derivative. */
public record Bitcast(Value x, DType dtype) implements RuledOp {
    public static final OpDef<Bitcast> DEFINITION = new OpDef<>(
            Bitcast.class,
            "bitcast",
            (operands, attributes, blocks) -> new Bitcast(operands.getFirst(), attributes.dtype("dtype")),
            new Rules(),
            Facts.of("The bits of numbers as numbers of another dtype of the same width."));

    @Override
    public String mnemonic() {
        return DEFINITION.mnemonic();
    }

    @Override
    public List<Value> operands() {
        return List.of(x);
    }

    @Override
    public Attributes attributes() {
        return Attributes.of("dtype", dtype);
    }

    @Override
    public Bitcast rebuilt(List<Value> operands, Attributes attributes, List<Block> blocks) {
        return new Bitcast(operands.getFirst(), attributes.dtype("dtype"));
    }

    @Override
    public OpRules<Bitcast> rules() {
        return DEFINITION.rules();
    }

    private static final class Rules implements OpRules<Bitcast> {
        @Override
        public List<TensorType> types(Bitcast op) {
            DType from = op.x.type().dtype();
            boolean fits = from.bytes() == op.dtype.bytes() && isPlain(from) && isPlain(op.dtype);
            Check.that(fits, op, "C1", "both dtypes must be integer or real, and of the same width");
            return List.of(op.x.type().withDType(op.dtype));
        }

        private static boolean isPlain(DType dtype) {
            return dtype.isInteger() || dtype.isReal();
        }

        @Override
        public List<@Nullable Value> jvp(Bitcast op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
            return Collections.singletonList(null);
        }

        @Override
        public List<Value> batch(Bitcast op, List<Boolean> batched, Dim size, OpBuilder b) {
            return new ArrayList<>(b.emit(op));
        }

        @Override
        public Lowering lowering(Bitcast op) {
            return new Lowering.Pointwise((k, operands) -> new Scalar(
                    op.x.type().dtype() == op.dtype
                            ? operands.getFirst().re()
                            : k.compute(
                                    op.dtype,
                                    Intrinsic.BITCAST,
                                    List.of(operands.getFirst().re())),
                    null));
        }
    }
}
