package dev.covector.tracer;

import dev.covector.ir.Location;

/**
 * A scalar argument of a traced function: a {@code Number} whose value is not known while the function is traced. Use it as
 * the operand of a tensor method, or as a tensor by {@link Tensor#scalar(Number)}; asked for its value it raises a
 * {@link TensorException}.
 */
public final class TracedNumber extends Number {
    private static final long serialVersionUID = 1;

    private final transient Tensor tensor;

    TracedNumber(Tensor tensor) {
        this.tensor = tensor;
    }

    /** The number as a tensor without axes. */
    public Tensor tensor() {
        return tensor;
    }

    /** Says what to do where a function declares {@code Double} and was given a traced number; the exception itself otherwise. */
    static RuntimeException explained(ClassCastException e) {
        String message = String.valueOf(e.getMessage());
        if (!message.contains(TracedNumber.class.getName() + " cannot be cast")) {
            return e;
        }
        Location line = UserLine.of(e);
        return new TensorException(
                "a traced number was given where a Java number with a value is declared; declare Number or Tensor there ("
                        + message + ")" + (line == null ? "" : " (at " + line + ")"),
                e);
    }

    private TensorException noValue(String asked) {
        return UserLine.stateError(asked + ": a traced number, " + tensor.type()
                + ", has no value yet; compute with tensors (Tensor.scalar(number), x.mul(number)) and choose with"
                + " Tensor.where, or declare a record component as double to fix it in the compiled program");
    }

    @Override
    public int intValue() {
        throw noValue("intValue");
    }

    @Override
    public long longValue() {
        throw noValue("longValue");
    }

    @Override
    public float floatValue() {
        throw noValue("floatValue");
    }

    @Override
    public double doubleValue() {
        throw noValue("doubleValue");
    }

    @Override
    public String toString() {
        return "TracedNumber " + tensor.type();
    }
}
