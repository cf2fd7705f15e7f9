package dev.covector.ops;

import dev.covector.ir.Attributes;
import dev.covector.ir.Block;
import dev.covector.ir.Dialect;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ops that a program may use. Extend the standard set with {@link #with} to add your own. */
public final class OpSet implements Dialect {
    /** The ops of ops.spec. */
    public static final OpSet STANDARD = new OpSet(Map.of());

    /** Definitions of standard ops that were asked for. */
    private static final Map<String, OpDef<?>> MADE = new ConcurrentHashMap<>();

    private final Map<String, OpDef<?>> added;

    private OpSet(Map<String, OpDef<?>> added) {
        this.added = added;
    }

    /** This set and one more op. */
    public OpSet with(OpDef<?> definition) {
        if (find(definition.mnemonic()) != null) {
            throw new TypeException("two ops are named " + definition.mnemonic());
        }
        Map<String, OpDef<?>> more = new LinkedHashMap<>(added);
        more.put(definition.mnemonic(), definition);
        return new OpSet(more);
    }

    /** All definitions: those of the standard ops in the order of ops.spec, then those that were added. */
    public Collection<OpDef<?>> definitions() {
        return Stream.concat(StandardOps.NAMES.stream(), added.keySet().stream())
                .<OpDef<?>>map(name -> Objects.requireNonNull(find(name)))
                .toList();
    }

    private @Nullable OpDef<?> find(String mnemonic) {
        OpDef<?> known = MADE.get(mnemonic);
        if (known == null) {
            known = added.get(mnemonic);
        }
        return known == null ? MADE.computeIfAbsent(mnemonic, StandardOps::definition) : known;
    }

    @SuppressWarnings("unchecked") // the definition is for the class of the op
    public <T extends Op> OpDef<T> definition(T op) {
        OpDef<?> found = find(op.mnemonic());
        if (found == null || found.op() != op.getClass()) {
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
        OpDef<?> found = find(mnemonic);
        if (found == null) {
            throw new TypeException("no op is named " + mnemonic);
        }
        return found.factory().create(operands, attributes, blocks);
    }
}
