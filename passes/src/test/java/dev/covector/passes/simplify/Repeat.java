package dev.covector.passes.simplify;

import dev.covector.ir.Attributes;
import dev.covector.ir.Block;
import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Facts;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpDef;
import dev.covector.ops.OpRules;
import dev.covector.ops.OpSet;
import java.util.List;

/** A loop with a nested block, of which these tests need only the shape: the state goes through the body again and again. */
record Repeat(Value state, Block body) implements Op {
    static final OpSet OPS = OpSet.STANDARD.with(new OpDef<>(
            Repeat.class,
            "repeat",
            (operands, _, blocks) -> new Repeat(operands.getFirst(), blocks.getFirst()),
            new Rules(),
            Facts.of("a loop")));

    @Override
    public String mnemonic() {
        return "repeat";
    }

    @Override
    public List<Value> operands() {
        return List.of(state);
    }

    @Override
    public List<Block> blocks() {
        return List.of(body);
    }

    @Override
    public Op rebuilt(List<Value> operands, Attributes attributes, List<Block> blocks) {
        return new Repeat(operands.getFirst(), blocks.getFirst());
    }

    private static final class Rules implements OpRules<Repeat> {
        @Override
        public List<TensorType> types(Repeat op) {
            return List.of(op.state().type());
        }

        @Override
        public List<Value> batch(Repeat op, List<Boolean> batched, Dim size, OpBuilder b) {
            throw new UnsupportedOperationException("no test maps this");
        }

        @Override
        public Lowering lowering(Repeat op) {
            return new Lowering.Library();
        }
    }
}
