package dev.covector.codegen.jvm.emit;

import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Reducer;
import java.util.List;

/**
 * Intrinsics of vectors as Java expressions. The species of an element's vectors is a constant named like its dtype,
 * {@code F32}; all masks are of the species {@code MAIN}.
 */
final class VectorMath {
    private final Element main;

    VectorMath(Element main) {
        this.main = main;
    }

    /** A mask of the kernel's masks as one for vectors of an element. */
    String maskFor(Element element, String mask) {
        return element == main || element == Element.BOOL ? mask : mask + ".cast(" + element + ")";
    }

    private String toMain(Element element, String mask) {
        return element == main ? mask : mask + ".cast(" + main + ")";
    }

    String print(Instr.Compute compute, List<String> in) {
        Element element = Element.of(compute.in().getLast().dtype());
        Element out = Element.of(compute.out().dtype());
        if (compute.function() == Intrinsic.CONVERT) {
            return convert(element, out, in.getFirst());
        }
        if (element == Element.BOOL) {
            return mask(compute.function(), in);
        }
        return vector(compute.function(), element, out, in);
    }

    private static String mask(Intrinsic function, List<String> in) {
        String x = in.getFirst();
        String y = in.size() > 1 ? in.get(1) : "";
        return switch (function) {
            case AND, MIN -> x + ".and(" + y + ")";
            case OR, MAX -> x + ".or(" + y + ")";
            case XOR, NE -> x + ".xor(" + y + ")";
            case EQ -> x + ".eq(" + y + ")";
            case NOT -> x + ".not()";
            case LT -> y + ".andNot(" + x + ")";
            case LE -> x + ".not().or(" + y + ")";
            case SELECT -> x + ".and(" + y + ").or(" + in.get(2) + ".andNot(" + x + "))";
            case BITCAST -> x;
            default -> throw new IllegalArgumentException(function + ": takes no bools");
        };
    }

    private String vector(Intrinsic function, Element element, Element out, List<String> in) {
        String x = in.getFirst();
        String y = in.size() > 1 ? in.get(1) : "";
        return switch (function) {
            case ADD -> x + ".add(" + y + ")";
            case SUB -> x + ".sub(" + y + ")";
            case MUL -> x + ".mul(" + y + ")";
            case DIV -> x + ".div(" + y + ")";
            case FMA ->
                element.dtype().isReal()
                        ? x + ".fma(" + y + ", " + in.get(2) + ")"
                        : x + ".mul(" + y + ").add(" + in.get(2) + ")";
            case NEG -> x + ".neg()";
            case ABS -> x + ".abs()";
            case MIN -> x + ".min(" + y + ")";
            case MAX -> x + ".max(" + y + ")";
            case SQRT -> x + ".sqrt()";
            case EQ, NE, LT, LE -> toMain(element, x + ".compare(VectorOperators." + function.name() + ", " + y + ")");
            case SELECT -> in.get(2) + ".blend(" + y + ", " + maskFor(element, x) + ")";
            case AND, OR, XOR -> lanewise(x, function.name(), y);
            case NOT -> x + ".not()";
            case SHL -> lanewise(x, "LSHL", y);
            case SHR -> lanewise(x, "ASHR", y);
            case USHR -> lanewise(x, "LSHR", y);
            case BITCAST -> bitcast(element, out, x);
            case EXP, EXPM1, LOG, LOG1P, SIN, COS, TANH, TAN, ASIN, ACOS, ATAN, SINH, COSH, LOG10, CBRT ->
                x + ".lanewise(VectorOperators." + function.name() + ")";
            case ATAN2 -> lanewise(x, "ATAN2", y);
            case LOGISTIC ->
                broadcast(element, element.literal(1)) + ".div(" + x + ".neg().lanewise(VectorOperators.EXP).add("
                        + element.literal(1) + "))";
            case REM, FLOOR, CEIL, RINT, COPYSIGN, POW, ZETA, IGAMMA, IGAMMAC, GCD, CONVERT ->
                throw new IllegalStateException(function + " is no single vector operation");
        };
    }

    private static String lanewise(String x, String operator, String y) {
        return x + ".lanewise(VectorOperators." + operator + ", " + y + ")";
    }

    String broadcast(Element element, String scalar) {
        return element == Element.BOOL
                ? main + ".maskAll(" + scalar + ")"
                : element.vector() + ".broadcast(" + element + ", " + scalar + ")";
    }

    private String convert(Element from, Element to, String x) {
        if (from == to) {
            return x;
        }
        if (from == Element.BOOL) {
            return broadcast(to, to.literal(0)) + ".blend(" + to.literal(1) + ", " + maskFor(to, x) + ")";
        }
        if (to == Element.BOOL) {
            return toMain(from, x + ".compare(VectorOperators.NE, " + from.literal(0) + ")");
        }
        return "(" + to.vector() + ") " + x + ".castShape(" + to + ", 0)";
    }

    private static String bitcast(Element from, Element to, String x) {
        if (from == to) {
            return x;
        }
        return x
                + switch (to) {
                    case I32 -> ".reinterpretAsInts()";
                    case I64 -> ".reinterpretAsLongs()";
                    case F32 -> ".reinterpretAsFloats()";
                    case F64 -> ".reinterpretAsDoubles()";
                    case BOOL -> throw new IllegalArgumentException("bitcast: only bools have a bool's width");
                };
    }

    String combine(Reducer reducer, Element element, String x, String y) {
        Intrinsic function = reducer.combine();
        return element == Element.BOOL
                ? mask(function, List.of(x, y))
                : vector(function, element, element, List.of(x, y));
    }
}
