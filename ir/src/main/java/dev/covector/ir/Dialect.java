package dev.covector.ir;

import java.util.List;

/** The ops that a program may use, as far as this room needs to know them. */
public interface Dialect {
    /** The result types of an op; a {@link TypeException} where the op has none. */
    List<TensorType> types(Op op);

    /** The op with the given mnemonic; a {@link TypeException} where there is none. */
    Op create(String mnemonic, List<Value> operands, Attributes attributes, List<Block> blocks);
}
