package dev.covector.ir;

/** What a statement computes or a block receives. Values are equal only to themselves; the printer names them. */
public final class Value {
    private final TensorType type;

    public Value(TensorType type) {
        this.type = type;
    }

    public TensorType type() {
        return type;
    }

    @Override
    public String toString() {
        return "%" + Integer.toHexString(System.identityHashCode(this)) + ": " + type;
    }
}
