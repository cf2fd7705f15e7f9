package dev.covector.lower.stablehlo;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Guard;
import dev.covector.ir.Relation;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloSizes;
import dev.covector.lower.stablehlo.text.HloText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sizes of the arguments: each symbol is the size of the first axis that is that symbol, or is solved for where a size is
 * linear in it. What the other axes and the guards say beyond that is asserted, as JAX's shape-polymorphic modules do.
 */
final class ArgumentSizes {
    private final HloText text;
    private final HloSizes sizes;
    private final List<Axis> axes = new ArrayList<>();
    private final Set<String> known = new LinkedHashSet<>();

    /** The axis of an argument whose size is no number. */
    private record Axis(Hlo argument, int number, int axis) {
        Dim size() {
            return argument.type().dim(axis);
        }

        String place() {
            return "axis " + axis + " of argument " + number;
        }
    }

    ArgumentSizes(List<Hlo> arguments, HloText text, HloSizes sizes) {
        this.text = text;
        this.sizes = sizes;
        for (int i = 0; i < arguments.size(); i++) {
            Hlo argument = arguments.get(i);
            for (int axis = 0; axis < argument.rank(); axis++) {
                if (!argument.type().dim(axis).isConstant()) {
                    axes.add(new Axis(argument, i, axis));
                }
            }
        }
    }

    void write(List<Guard> guards) {
        List<Axis> rest = new ArrayList<>();
        for (Axis axis : axes) {
            if (axis.size().isSymbol() && known.add(axis.size().toString())) {
                sizes.know(axis.size().toString(), measured(axis));
            } else {
                rest.add(axis);
            }
        }
        for (Axis axis : rest) {
            solve(axis);
        }
        for (Axis axis : rest) {
            Hlo is = measured(axis);
            Hlo expected = sizes.of(axis.size());
            check(
                    sizes.compared("EQ", is, expected),
                    is,
                    expected,
                    axis.place() + " must have the size " + axis.size());
        }
        // A guard of numbers alone was checked before; one of sizes made of data has none here.
        guards.stream()
                .filter(guard -> !guard.symbols().isEmpty() && known.containsAll(guard.symbols()))
                .forEach(this::check);
    }

    private Hlo measured(Axis axis) {
        Hlo x = axis.argument;
        return text.once(List.of("size", x.name(), axis.axis), () -> {
            TensorType narrow = TensorType.scalar(DType.I32);
            Hlo size = text.pretty(
                    narrow,
                    "stablehlo.get_dimension_size " + x.name() + ", dim = " + axis.axis,
                    "(" + Hlo.type(x.type()) + ") -> tensor<i32>");
            return text.pretty(HloSizes.NUMBER, "stablehlo.convert " + size.name(), "(tensor<i32>) -> tensor<i64>");
        });
    }

    /** From c s + r = size, with r of what is known: s = (size - r) / c. */
    private void solve(Axis axis) {
        List<String> unknown =
                axis.size().symbols().stream().filter(s -> !known.contains(s)).toList();
        if (unknown.isEmpty()) {
            return;
        }
        String symbol = unknown.getFirst();
        Dim rest = axis.size().substitute(Map.of(symbol, Dim.ZERO));
        Dim factor = axis.size().substitute(Map.of(symbol, Dim.ONE)).minus(rest);
        boolean linear = Dim.symbol(symbol).times(factor).plus(rest).equals(axis.size());
        if (unknown.size() > 1 || !linear || factor.symbols().contains(symbol)) {
            throw new TypeException("the size " + axis.size() + " of " + axis.place() + " does not tell " + unknown
                    + "; give the function an argument with an axis of each of these sizes, or a static module");
        }
        known.add(symbol);
        Hlo part = sizes.arithmetic("subtract", measured(axis), sizes.of(rest));
        sizes.know(symbol, factor.equals(Dim.ONE) ? part : sizes.arithmetic("divide", part, sizes.of(factor)));
    }

    private void check(Guard guard) {
        Hlo left = sizes.of(guard.left());
        Hlo right = sizes.of(guard.right());
        Hlo holds = guard.relation() == Relation.DIVIDES
                ? sizes.compared("EQ", sizes.of(guard.right().mod(guard.left())), sizes.of(Dim.ZERO))
                : sizes.compared(direction(guard.relation()), left, right);
        check(holds, left, right, guard.toString());
    }

    private static String direction(Relation relation) {
        return switch (relation) {
            case EQUAL, DIVIDES -> "EQ";
            case NOT_EQUAL -> "NE";
            case LESS -> "LT";
            case AT_MOST -> "LE";
        };
    }

    private void check(Hlo holds, Hlo left, Hlo right, String requirement) {
        String message = requirement
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("{", "(")
                .replace("}", ")");
        text.effect(
                "stablehlo.custom_call @shape_assertion(" + Hlo.names(List.of(holds, left, right))
                        + ") {api_version = 2 : i32, error_message = \"" + message
                        + "; got {0} and {1}\", has_side_effect = true}",
                "(tensor<i1>, tensor<i64>, tensor<i64>) -> ()");
    }
}
