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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A linear map that is given by its adjoint.
 *
 * @param operands those that the map depends on, then those in which it is linear
 * @param fixed how many the map depends on
 * @param map the operands that the map depends on, then cotangents of the results, to cotangents of the other operands
 */
public record Adjoint(List<Value> operands, int fixed, Block map) implements RuledOp {
    public static final OpDef<Adjoint> DEFINITION = new OpDef<>(
            Adjoint.class,
            "adjoint",
            (operands, attributes, blocks) -> new Adjoint(operands, attributes.integer("fixed"), blocks.getFirst()),
            new Rules(),
            Facts.of("A linear map that is given by its adjoint."));

    public Adjoint {
        operands = List.copyOf(operands);
    }

    @Override
    public String mnemonic() {
        return DEFINITION.mnemonic();
    }

    @Override
    public Attributes attributes() {
        return Attributes.of("fixed", fixed);
    }

    @Override
    public List<Block> blocks() {
        return List.of(map);
    }

    @Override
    public Adjoint rebuilt(List<Value> others, Attributes attributes, List<Block> blocks) {
        return new Adjoint(others, attributes.integer("fixed"), blocks.getFirst());
    }

    @Override
    public OpRules<Adjoint> rules() {
        return DEFINITION.rules();
    }

    private List<Value> given() {
        return operands.subList(0, fixed);
    }

    private static final class Rules implements OpRules<Adjoint> {
        @Override
        public List<TensorType> types(Adjoint op) {
            List<Value> wanted = new ArrayList<>(op.map.params().subList(0, op.fixed));
            wanted.addAll(op.map.results());
            Nested.requireOperands(op, wanted);
            return op.map.params().subList(op.fixed, op.map.params().size()).stream()
                    .map(Value::type)
                    .toList();
        }

        @Override
        public List<@Nullable Value> jvp(Adjoint op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
            boolean moves = tangents.subList(0, op.fixed).stream().anyMatch(Objects::nonNull);
            return moves ? DirectMap.of(op, b.ops()).jvp(op.operands, tangents, b) : along(op, tangents, b);
        }

        private static List<@Nullable Value> along(Adjoint op, List<@Nullable Value> tangents, OpBuilder b) {
            List<Value> operands = new ArrayList<>(op.given());
            for (int i = op.fixed; i < tangents.size(); i++) {
                operands.add(Signature.orZeros(tangents.get(i), op.operands.get(i), b));
            }
            return new ArrayList<>(b.emit(new Adjoint(operands, op.fixed, op.map)));
        }

        @Override
        public List<@Nullable Value> pullback(
                Adjoint op, List<Boolean> linear, List<@Nullable Value> cotangents, OpBuilder b) {
            List<Value> arguments = new ArrayList<>(op.given());
            Nested.addDerivatives(
                    arguments, op.map.params().subList(op.fixed, op.map.params().size()), cotangents, b);
            List<Value> results = b.inline(op.map, arguments);
            List<@Nullable Value> all = new ArrayList<>();
            for (int i = 0; i < linear.size(); i++) {
                all.add(linear.get(i) ? results.get(i - op.fixed) : null);
            }
            return all;
        }

        @Override
        public List<Value> batch(Adjoint op, List<Boolean> batched, Dim size, OpBuilder b) {
            return Nested.batch(op, batched, size, b);
        }

        @Override
        public Lowering lowering(Adjoint op) {
            return new Lowering.Expanded(b -> DirectMap.of(op, b.ops()).emit(op.operands, b));
        }
    }
}
