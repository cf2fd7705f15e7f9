package dev.covector.autodiff;

import dev.covector.ir.Attributes;
import dev.covector.ir.Block;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.Facts;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpDef;
import dev.covector.ops.OpRules;
import dev.covector.ops.RuledOp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of several branches, chosen by a number that is computed.
 *
 * @param operands the number (i64), clamped to the branches that there are; then what every branch gets
 * @param branches functions of the same parameters to results of the same types
 */
public record Switch(List<Value> operands, List<Block> branches) implements RuledOp {
    public static final OpDef<Switch> DEFINITION = new OpDef<>(
            Switch.class,
            "switch",
            (operands, attributes, blocks) -> new Switch(operands, blocks),
            new Rules(),
            Facts.of("One of several branches, chosen by a number that is computed."));

    public Switch {
        operands = List.copyOf(operands);
        branches = List.copyOf(branches);
    }

    @Override
    public String mnemonic() {
        return DEFINITION.mnemonic();
    }

    @Override
    public List<Block> blocks() {
        return branches;
    }

    @Override
    public Switch rebuilt(List<Value> others, Attributes attributes, List<Block> blocks) {
        return new Switch(others, blocks);
    }

    @Override
    public OpRules<Switch> rules() {
        return DEFINITION.rules();
    }

    private Value index() {
        return operands.getFirst();
    }

    private List<Value> arguments() {
        return operands.subList(1, operands.size());
    }

    private static final class Rules implements OpRules<Switch> {
        @Override
        public List<TensorType> types(Switch op) {
            boolean chooses = op.index().type().equals(TensorType.scalar(DType.I64));
            Check.that(chooses && !op.branches.isEmpty(), op, "C1", "an i64 scalar must choose among branches");
            List<Value> results = op.branches.getFirst().results();
            for (Block branch : op.branches) {
                int count = branch.params().size();
                Check.that(
                        count == op.arguments().size(), op, "C2", "each branch must have a parameter for each operand");
                Nested.requireTypes(op, "C2", "operand", op.arguments(), branch.params());
                boolean same = branch.results().size() == results.size();
                Check.that(same, op, "C3", "all branches must have as many results");
                Nested.requireTypes(op, "C3", "result", branch.results(), results);
            }
            return results.stream().map(Value::type).toList();
        }

        @Override
        public List<@Nullable Value> jvp(Switch op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
            List<Boolean> active = tangents.subList(1, tangents.size()).stream()
                    .map(dx -> dx != null)
                    .toList();
            List<Value> operands = new ArrayList<>(op.operands);
            tangents.stream().filter(dx -> dx != null).forEach(operands::add);
            List<Block> blocks = op.branches.stream()
                    .map(branch ->
                            Jvp.of(new Func("branch", branch), active, b.ops()).body())
                    .map(branch -> new dev.covector.ir.Copier().block(branch))
                    .toList();
            List<Value> both = b.emit(new Switch(operands, blocks));
            return Nested.forEach(results, both.subList(results.size(), both.size()));
        }

        @Override
        public List<@Nullable Value> pullback(
                Switch op, List<Boolean> linear, List<@Nullable Value> cotangents, OpBuilder b) {
            List<Boolean> marks = linear.subList(1, linear.size());
            List<Value> operands = new ArrayList<>();
            for (int i = 0; i < linear.size(); i++) {
                if (!linear.get(i)) {
                    operands.add(op.operands.get(i));
                }
            }
            Nested.addDerivatives(operands, op.branches.getFirst().results(), cotangents, b);
            List<Block> blocks = op.branches.stream()
                    .map(branch -> new dev.covector.ir.Copier().block(branch))
                    .map(branch -> Transpose.of(new Func("branch", branch), marks, b.ops())
                            .body())
                    .toList();
            List<Value> given = b.emit(new Switch(operands, blocks));
            List<@Nullable Value> all = new ArrayList<>();
            int next = 0;
            for (boolean mark : linear) {
                all.add(mark ? given.get(next++) : null);
            }
            return all;
        }

        /** Where the members of the batch choose differently, every branch is computed. */
        @Override
        public List<Value> batch(Switch op, List<Boolean> batched, Dim size, OpBuilder b) {
            List<Value> arguments = new ArrayList<>();
            for (int i = 1; i < batched.size(); i++) {
                Value x = op.operands.get(i);
                arguments.add(batched.get(i) ? x : b.repeat(x, size));
            }
            List<Block> blocks = op.branches.stream()
                    .map(branch -> Batch.all(branch, size, b.ops()))
                    .toList();
            if (!batched.getFirst()) {
                arguments.addFirst(op.index());
                return b.emit(new Switch(arguments, blocks));
            }
            List<List<Value>> each =
                    blocks.stream().map(block -> b.inline(block, arguments)).toList();
            List<Value> chosen = new ArrayList<>(each.getFirst());
            for (int k = 1; k < each.size(); k++) {
                Value from = b.full(k, op.index().type());
                Value is = b.ge(op.index(), from);
                for (int i = 0; i < chosen.size(); i++) {
                    Value y = each.get(k).get(i);
                    List<Integer> last = Collections.singletonList(y.type().rank() - 1);
                    Value mask =
                            y.type().rank() == 1 ? is : b.broadcast(is, y.type().shape(), last);
                    chosen.set(i, b.select(mask, y, chosen.get(i)));
                }
            }
            return chosen;
        }

        @Override
        public Lowering lowering(Switch op) {
            return new Lowering.Branched();
        }
    }
}
