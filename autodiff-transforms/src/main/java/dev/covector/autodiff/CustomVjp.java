package dev.covector.autodiff;

import dev.covector.ir.Attributes;
import dev.covector.ir.Block;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Facts;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpDef;
import dev.covector.ops.OpRules;
import dev.covector.ops.RuledOp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function with a cotangent rule of its own. Higher derivatives are those of the rule.
 *
 * @param value the operands to the results
 * @param cotangent the operands, the results, and the cotangents of the real and complex results, to the cotangents of the
 *     real and complex operands
 */
public record CustomVjp(List<Value> operands, Block value, Block cotangent) implements RuledOp {
    public static final OpDef<CustomVjp> DEFINITION = new OpDef<>(
            CustomVjp.class,
            "customVjp",
            (operands, attributes, blocks) -> new CustomVjp(operands, blocks.get(0), blocks.get(1)),
            new Rules(),
            Facts.of("A function with a cotangent rule of its own."));

    public CustomVjp {
        operands = List.copyOf(operands);
    }

    @Override
    public String mnemonic() {
        return DEFINITION.mnemonic();
    }

    @Override
    public List<Block> blocks() {
        return List.of(value, cotangent);
    }

    @Override
    public CustomVjp rebuilt(List<Value> others, Attributes attributes, List<Block> blocks) {
        return new CustomVjp(others, blocks.get(0), blocks.get(1));
    }

    @Override
    public OpRules<CustomVjp> rules() {
        return DEFINITION.rules();
    }

    private static final class Rules implements OpRules<CustomVjp> {
        @Override
        public List<TensorType> types(CustomVjp op) {
            Nested.requireOperands(op, op.value.params());
            return op.value.results().stream().map(Value::type).toList();
        }

        /** The map of tangents is known by its adjoint. */
        @Override
        public List<@Nullable Value> jvp(
                CustomVjp op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
            List<Value> operands = new ArrayList<>(op.operands);
            operands.addAll(results);
            int fixed = operands.size();
            Nested.addDerivatives(operands, op.operands, tangents, b);
            return Nested.forEach(results, b.emit(new Adjoint(operands, fixed, op.cotangent)));
        }

        @Override
        public List<Value> batch(CustomVjp op, List<Boolean> batched, Dim size, OpBuilder b) {
            return Nested.batch(op, batched, size, b);
        }

        @Override
        public Lowering lowering(CustomVjp op) {
            return new Lowering.Expanded(b -> b.inline(op.value, op.operands));
        }
    }
}
