package dev.covector.ops;

import dev.covector.ir.Attributes;
import dev.covector.ir.Block;
import dev.covector.ir.Op;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import java.util.List;

/** Binds an op's record to its name, its rules and its documentation. The standard definitions come from ops.spec. */
public record OpDef<T extends Op>(Class<T> op, String mnemonic, Factory<T> factory, OpRules<T> rules, Facts facts) {
    /** Makes the op from what its text form has. */
    @FunctionalInterface
    public interface Factory<T extends Op> {
        T create(List<Value> operands, Attributes attributes, List<Block> blocks);
    }

    static void requireOperands(String name, List<Value> operands, int count, boolean orMore) {
        if (orMore ? operands.size() < count : operands.size() != count) {
            throw new TypeException(
                    name + ": takes " + count + (orMore ? " or more" : "") + " operands; got " + operands.size());
        }
    }
}
