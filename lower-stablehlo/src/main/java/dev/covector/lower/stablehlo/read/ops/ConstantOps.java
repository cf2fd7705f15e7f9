package dev.covector.lower.stablehlo.read.ops;

import static dev.covector.lower.stablehlo.read.blocks.OpReader.require;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Literal;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.blocks.BlockReader;
import dev.covector.lower.stablehlo.read.blocks.Known;
import dev.covector.lower.stablehlo.read.blocks.Num;
import dev.covector.lower.stablehlo.read.blocks.Numbers;
import dev.covector.lower.stablehlo.read.blocks.OpReader;
import dev.covector.lower.stablehlo.read.blocks.Types;
import dev.covector.lower.stablehlo.read.syntax.Attribute;
import dev.covector.lower.stablehlo.read.syntax.Elements;
import dev.covector.lower.stablehlo.read.syntax.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Literals: rows of rows in the text, column-major in the function. */
final class ConstantOps {
    private ConstantOps() {}

    static Map<String, OpReader> readers() {
        return Map.of("stablehlo.constant", OpReader.of(0, (op, _, r) -> constant(op, r)));
    }

    private static Known constant(Operation op, BlockReader r) {
        TensorType type = new TensorType(
                Types.dtype(Types.tensor(op.resultTypes().getFirst(), op.place()), op.place()), LayoutOps.sizes(op));
        if (!(op.attributes().get("value") instanceof Attribute.Dense(Elements elements))) {
            throw BlockReader.error(op, "the value of a constant must be dense<…>");
        }
        List<Elements> rows = new ArrayList<>();
        boolean isSplat = !(elements instanceof Elements.Row);
        if (isSplat) {
            rows.add(elements);
        } else if (!type.shape().contains(Dim.ZERO)) {
            flatten(op, elements, type, 0, rows);
        }
        if (rows.isEmpty()) {
            return Known.of(r.b().zeros(type));
        }
        DType part = type.dtype().realPart();
        List<Object> re = inOrder(rows, type, each -> number(op, part, each, false));
        Value value = r.b().constant(new Literal(re), type.dtype().isComplex() ? part : type.dtype(), type.shape());
        if (type.dtype().isComplex()) {
            List<Object> im = inOrder(rows, type, each -> number(op, part, each, true));
            value = im.stream().allMatch(x -> x.equals(0.0))
                    ? r.b().constant(new Literal(re), type.dtype(), type.shape())
                    : r.b().complex(value, r.b().constant(new Literal(im), part, type.shape()));
        }
        return ElementwiseOps.known(value, numbers(op, type, rows, isSplat));
    }

    /** The elements in row-major order; every row must be as long as its axis. */
    private static void flatten(Operation op, Elements elements, TensorType type, int axis, List<Elements> into) {
        if (axis == type.rank()) {
            require(!(elements instanceof Elements.Row), op, "there are more brackets than axes");
            into.add(elements);
            return;
        }
        boolean fits = elements instanceof Elements.Row(List<Elements> each)
                && Dim.of(each.size()).equals(type.dim(axis));
        require(fits, op, "there must be " + type.dim(axis) + " elements along axis " + axis);
        if (elements instanceof Elements.Row(List<Elements> each)) {
            each.forEach(row -> flatten(op, row, type, axis + 1, into));
        }
    }

    /** From row-major to column-major order. */
    private static List<Object> inOrder(List<Elements> rows, TensorType type, Function<Elements, Object> number) {
        List<Object> all = new ArrayList<>();
        for (int position = 0; position < rows.size(); position++) {
            int rest = position;
            int at = 0;
            int[] index = new int[type.rank()];
            for (int axis = 0; axis < type.rank() && rows.size() > 1; axis++) {
                int size = (int) type.dim(axis).constant();
                index[axis] = rest % size;
                rest /= size;
            }
            for (int axis = 0; axis < type.rank() && rows.size() > 1; axis++) {
                at = at * (int) type.dim(axis).constant() + index[axis];
            }
            all.add(number.apply(rows.get(at)));
        }
        return all;
    }

    private static Object number(Operation op, DType dtype, Elements element, boolean imaginary) {
        String digits = switch (element) {
            case Elements.One(String one) -> imaginary ? "0.0" : one;
            case Elements.Pair(String re, String im) -> imaginary ? im : re;
            case Elements.Row _ -> throw BlockReader.error(op, "an element is no row");
        };
        require(element instanceof Elements.One || dtype.isReal(), op, "a pair is a complex number");
        try {
            return switch (dtype) {
                case BOOL -> truth(op, digits);
                case I32 -> (long) Integer.parseInt(digits);
                case I64 -> Long.parseLong(digits);
                case F32, F64 -> real(digits, dtype);
                case C64, C128 -> throw new IllegalStateException("parts are real");
            };
        } catch (NumberFormatException e) {
            throw new dev.covector.lower.stablehlo.read.syntax.ReadException(
                    op.place(), op.name() + ": " + digits + " is no " + dtype, e);
        }
    }

    private static Object truth(Operation op, String digits) {
        require(digits.matches("true|false|0|1"), op, digits + " is no truth");
        return digits.equals("true") || digits.equals("1");
    }

    /** Digits, or the bits in hexadecimal digits. */
    private static double real(String digits, DType dtype) {
        if (!digits.startsWith("0x")) {
            return dtype == DType.F32 ? Float.parseFloat(digits) : Double.parseDouble(digits);
        }
        String bits = digits.substring(2);
        return dtype == DType.F32
                ? Float.intBitsToFloat(Integer.parseUnsignedInt(bits, 16))
                : Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    }

    private static @Nullable Numbers numbers(Operation op, TensorType type, List<Elements> rows, boolean isSplat) {
        if (!type.dtype().isInteger() || rows.size() > Numbers.MOST) {
            return null;
        }
        if (isSplat) {
            return Numbers.splat(Num.of((Long) number(op, type.dtype(), rows.getFirst(), false)), type);
        }
        List<Num> all = rows.stream()
                .map(each -> Num.of((Long) number(op, type.dtype(), each, false)))
                .toList();
        return new Numbers(all, false);
    }
}
