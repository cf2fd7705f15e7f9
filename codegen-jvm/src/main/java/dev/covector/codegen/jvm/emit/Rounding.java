package dev.covector.codegen.jvm.emit;

import dev.covector.ir.kernel.Intrinsic;
import java.util.List;

/**
 * Rounding to integers and copying signs with what the Vector API has. Adding and subtracting 2^p, p the bits of the
 * significand, rounds a smaller positive number to even; the sign is put back, so that -0.3 rounds to -0.
 */
final class Rounding {
    private Rounding() {}

    static boolean handles(Intrinsic function) {
        return switch (function) {
            case FLOOR, CEIL, RINT, COPYSIGN -> true;
            default -> false;
        };
    }

    static void print(MethodCode code, Intrinsic function, Element element, String name, List<String> in) {
        String type = element.vector();
        String x = in.getFirst();
        if (function == Intrinsic.COPYSIGN) {
            code.statement(type + " " + name + " = " + copySign(element, x, in.get(1)));
            return;
        }
        String whole = element.literal(element == Element.F32 ? 0x1p23f : (Number) 0x1p52);
        String rint = name + "rint";
        code.statement(type + " " + name + "abs = " + x + ".abs()");
        code.statement(
                type + " " + rint + " = " + withSign(element, name + "abs.add(" + whole + ").sub(" + whole + ")", x));
        String near = switch (function) {
            case FLOOR -> step(element, rint, "sub", "GT", x);
            case CEIL -> copySign(element, step(element, rint, "add", "LT", x), x);
            default -> rint;
        };
        code.statement(type + " " + name + " = " + x + ".blend(" + near + ", " + name
                + "abs.compare(VectorOperators.LT, " + whole + "))");
    }

    /** One less, or more, where rounding went the wrong way. */
    private static String step(Element element, String rint, String operation, String wrong, String x) {
        return rint + "." + operation + "(" + element.literal(1) + ", " + rint + ".compare(VectorOperators." + wrong
                + ", " + x + "))";
    }

    /** A number without a sign, and the sign of another. */
    private static String withSign(Element element, String size, String sign) {
        return size + bits(element) + ".or(" + sign + bits(element) + ".and(" + high(element) + "))" + reals(element);
    }

    static String copySign(Element element, String x, String sign) {
        String low = element == Element.F32 ? "Integer.MAX_VALUE" : "Long.MAX_VALUE";
        return x + bits(element) + ".and(" + low + ").or(" + sign + bits(element) + ".and(" + high(element) + "))"
                + reals(element);
    }

    private static String bits(Element element) {
        return element == Element.F32 ? ".reinterpretAsInts()" : ".reinterpretAsLongs()";
    }

    private static String reals(Element element) {
        return element == Element.F32 ? ".reinterpretAsFloats()" : ".reinterpretAsDoubles()";
    }

    private static String high(Element element) {
        return element == Element.F32 ? "Integer.MIN_VALUE" : "Long.MIN_VALUE";
    }
}
