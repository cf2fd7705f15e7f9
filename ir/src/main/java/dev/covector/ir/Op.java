package dev.covector.ir;

import java.util.List;
import java.util.function.UnaryOperator;

/** An operation on values. Implementations are immutable records, so equal ops compute equal values. */
public interface Op {
    /** The op's name in the text form. */
    String mnemonic();

    List<Value> operands();

    /** What parametrises the op beside its operands: numbers, sizes, dtypes, literals. */
    default Attributes attributes() {
        return Attributes.NONE;
    }

    /**
     * The symbols that this op gives their numbers, each new in its function: sizes that are made of data. The first results
     * are these numbers, {@code i64} scalars in the same order.
     */
    default List<String> born() {
        return List.of();
    }

    /** What always holds of the symbols that are born or bound here. */
    default List<Guard> sizeFacts() {
        return List.of();
    }

    /** The symbols that stand for a number of their own each time that a nested block runs. */
    default List<String> bound() {
        return List.of();
    }

    /** The functions nested in this op: branches, loop bodies. They are closed: what they use from around are operands. */
    default List<Block> blocks() {
        return List.of();
    }

    /** This op with other operands, attributes of the same kinds and blocks of the same signatures. */
    Op rebuilt(List<Value> operands, Attributes attributes, List<Block> blocks);

    /** This op with each operand replaced. */
    default Op mapOperands(UnaryOperator<Value> f) {
        return operands().isEmpty() ? this : rebuilt(operands().stream().map(f).toList(), attributes(), blocks());
    }
}
