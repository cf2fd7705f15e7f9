package dev.covector.ir.kernel;

import dev.covector.ir.Dim;
import java.util.List;
import java.util.stream.Collectors;

/** One step of a loop body. */
public sealed interface Instr {
    /** A number: the value as a double, or as a long for integers and bools (1 and 0). */
    record Constant(Reg out, Number value) implements Instr {
        @Override
        public String toString() {
            return out + " = " + value + " : " + out.dtype();
        }
    }

    /** A size, as an {@code i64}. */
    record Size(Reg out, Dim size) implements Instr {
        @Override
        public String toString() {
            return out + " = size " + size;
        }
    }

    /** The index of a loop, as an {@code i64}. */
    record Index(Reg out, int loop) implements Instr {
        @Override
        public String toString() {
            return out + " = index " + loop;
        }
    }

    /** An operation on registers. */
    record Compute(Reg out, Intrinsic function, List<Reg> in) implements Instr {
        public Compute {
            in = List.copyOf(in);
            if (in.size() != function.operands()) {
                throw new IllegalArgumentException(function + " takes " + function.operands() + " operands; got " + in);
            }
        }

        @Override
        public String toString() {
            return out + " = " + function + " " + in.stream().map(Reg::toString).collect(Collectors.joining(", "))
                    + " : " + out.dtype();
        }
    }

    /** Reads the element at the access. */
    record Load(Reg out, int buffer, Access access) implements Instr {
        @Override
        public String toString() {
            return out + " = load b" + buffer + access + " : " + out.dtype();
        }
    }

    /** Reads the element whose number is in a register ({@code i64}); the number is always inside the buffer. */
    record Gather(Reg out, int buffer, Reg element) implements Instr {
        @Override
        public String toString() {
            return out + " = gather b" + buffer + "[" + element + "] : " + out.dtype();
        }
    }

    /** Writes the element at the access. */
    record Store(int buffer, Access access, Reg value) implements Instr {
        @Override
        public String toString() {
            return "store b" + buffer + access + " = " + value;
        }
    }

    /** Combines a value into a reduction whose result later phases read as {@code out}. */
    record Reduce(Reg out, Reducer reducer, Reg value) implements Instr {
        @Override
        public String toString() {
            return out + " = reduce " + reducer + " " + value;
        }
    }
}
