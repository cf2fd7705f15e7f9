package dev.covector.ops;

import dev.covector.ir.Attributes;
import dev.covector.ir.Block;
import dev.covector.ir.Dialect;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ops that a program may use. Extend the standard set with {@link #with} to add your own. */
public final class OpSet implements Dialect {
    /** The ops of ops.spec. */
    public static final OpSet STANDARD = new OpSet(StandardOps.ALL);

    private final Map<String, OpDef<?>> byName = new LinkedHashMap<>();
    private final Map<Class<?>, OpDef<?>> byClass = new HashMap<>();

    private OpSet(Collection<? extends OpDef<?>> definitions) {
        for (OpDef<?> definition : definitions) {
            if (byName.put(definition.mnemonic(), definition) != null) {
                throw new TypeException("two ops are named " + definition.mnemonic());
            }
            byClass.put(definition.op(), definition);
        }
    }

    /** This set and one more op. */
    public OpSet with(OpDef<?> definition) {
        Collection<OpDef<?>> all = new java.util.ArrayList<>(byName.values());
        all.add(definition);
        return new OpSet(all);
    }

    public Collection<OpDef<?>> definitions() {
        return java.util.Collections.unmodifiableCollection(byName.values());
    }

    @SuppressWarnings("unchecked") // definitions are keyed by their own op class
    public <T extends Op> OpDef<T> definition(T op) {
        OpDef<?> found = byClass.get(op.getClass());
        if (found == null) {
            throw new TypeException(op.mnemonic() + " is not in this op set; add it with OpSet.with");
        }
        return (OpDef<T>) found;
    }

    @SuppressWarnings("unchecked") // an op's own rules are rules for its class
    public <T extends Op> OpRules<T> rules(T op) {
        return op instanceof RuledOp own
                ? (OpRules<T>) own.rules()
                : definition(op).rules();
    }

    @Override
    public List<TensorType> types(Op op) {
        return rules(op).types(op);
    }

    public Lowering lowering(Op op) {
        return rules(op).lowering(op);
    }

    @Override
    public Op create(String mnemonic, List<Value> operands, Attributes attributes, List<Block> blocks) {
        OpDef<?> found = byName.get(mnemonic);
        if (found == null) {
            throw new TypeException("no op is named " + mnemonic);
        }
        return found.factory().create(operands, attributes, blocks);
    }
}
