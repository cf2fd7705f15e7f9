package dev.covector.codegen.jvm.emit;

import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Intrinsic;
import java.util.List;

/**
 * The remainder of reals, exact, with what the Vector API has. Where the quotient is below 2^p, p the bits of the significand,
 * its nearest integer n is off by one at most, so |x| - n |y| is a number, and below zero or what is sought. Other lanes (large
 * quotients, zeros, NaN) are left to the scalar operation.
 */
final class Remainder {
    private Remainder() {}

    static boolean handles(Instr.Compute compute) {
        return compute.function() == Intrinsic.REM && compute.out().dtype().isReal();
    }

    /** Declares the register; {@code scalar} prints its lanes one by one into a register of another name. */
    static void print(MethodCode code, Element element, String name, List<String> in, ScalarLoop scalar) {
        String type = element.vector();
        String x = in.get(0);
        String whole = element.literal(element == Element.F32 ? 0x1p23f : (Number) 0x1p52);
        String quotient = name + "quotient";
        String divisor = name + "divisor";
        code.statement(type + " " + divisor + " = " + in.get(1) + ".abs()");
        code.statement(type + " " + quotient + " = " + x + ".abs().div(" + divisor + ")");
        code.statement(type + " " + name + " = " + quotient + ".add(" + whole + ").sub(" + whole + ").neg().fma("
                + divisor + ", " + x + ".abs())");
        code.statement(name + " = " + name + ".blend(" + name + ".add(" + divisor + "), " + name
                + ".compare(VectorOperators.LT, " + element.literal(0) + "))");
        // What is less than the divisor is its own remainder, of an infinite one as well.
        code.statement(name + " = " + name + ".blend(" + x + ".abs(), " + quotient + ".compare(VectorOperators.LT, "
                + element.literal(1) + "))");
        code.statement(name + " = " + Rounding.copySign(element, name, x));
        code.open("if (!" + quotient + ".compare(VectorOperators.LT, " + whole + ").allTrue())");
        code.statement(name + " = " + scalar.print());
        code.close();
    }

    /** Prints the operation of each lane. */
    @FunctionalInterface
    interface ScalarLoop {
        /** {@return the vector that the lanes make} */
        String print();
    }
}
