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
 * A function with a tangent rule of its own. Higher derivatives are those of the rule.
 *
 * @param value the operands to the results
 * @param tangent the operands, the results, and the tangents of the real and complex operands, to the tangents of the real
 *     and complex results
 */
public record CustomJvp(List<Value> operands, Block value, Block tangent) implements RuledOp {
    public static final OpDef<CustomJvp> DEFINITION = new OpDef<>(
            CustomJvp.class,
            "customJvp",
            (operands, attributes, blocks) -> new CustomJvp(operands, blocks.get(0), blocks.get(1)),
            new Rules(),
            Facts.of("A function with a tangent rule of its own."));

    public CustomJvp {
        operands = List.copyOf(operands);
    }

    @Override
    public String mnemonic() {
        return DEFINITION.mnemonic();
    }

    @Override
    public List<Block> blocks() {
        return List.of(value, tangent);
    }

    @Override
    public CustomJvp rebuilt(List<Value> others, Attributes attributes, List<Block> blocks) {
        return new CustomJvp(others, blocks.get(0), blocks.get(1));
    }

    @Override
    public OpRules<CustomJvp> rules() {
        return DEFINITION.rules();
    }

    private static final class Rules implements OpRules<CustomJvp> {
        @Override
        public List<TensorType> types(CustomJvp op) {
            Nested.requireOperands(op, op.value.params());
            return op.value.results().stream().map(Value::type).toList();
        }

        @Override
        public List<@Nullable Value> jvp(
                CustomJvp op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
            List<Value> arguments = new ArrayList<>(op.operands);
            arguments.addAll(results);
            Nested.addDerivatives(arguments, op.operands, tangents, b);
            return Nested.forEach(results, b.inline(op.tangent, arguments));
        }

        @Override
        public List<Value> batch(CustomJvp op, List<Boolean> batched, Dim size, OpBuilder b) {
            return Nested.batch(op, batched, size, b);
        }

        @Override
        public Lowering lowering(CustomJvp op) {
            return new Lowering.Expanded(b -> b.inline(op.value, op.operands));
        }
    }
}
