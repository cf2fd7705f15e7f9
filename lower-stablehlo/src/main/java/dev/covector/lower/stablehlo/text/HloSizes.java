package dev.covector.lower.stablehlo.text;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeArithmetic;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import java.util.ArrayList;
import java.util.List;

/** Sizes as values of a text: numbers where they are numbers, else what computes them from those of the arguments. */
public final class HloSizes implements SizeArithmetic<Hlo> {
    public static final TensorType NUMBER = TensorType.scalar(DType.I64);

    private final HloText text;

    public HloSizes(HloText text) {
        this.text = text;
    }

    /** The size as an {@code i64} scalar. */
    public Hlo of(Dim size) {
        return text.once(size, () -> size.fold(this));
    }

    /** Lets a symbol be a number that the text computes. */
    public void know(String symbol, Hlo number) {
        text.know(Dim.symbol(symbol), number);
    }

    /** The sizes as one tensor of numbers, which the dynamic ops take. */
    public Hlo list(List<Dim> sizes) {
        return text.once(List.copyOf(sizes), () -> {
            if (sizes.stream().allMatch(Dim::isConstant)) {
                String numbers = sizes.stream()
                        .map(size -> Long.toString(size.constant()))
                        .collect(java.util.stream.Collectors.joining(", "));
                return constants(sizes.size(), sizes.isEmpty() ? "" : "[" + numbers + "]");
            }
            return joined(sizes.stream().map(this::of).toList());
        });
    }

    /** Scalars as one tensor. */
    public Hlo joined(List<Hlo> scalars) {
        TensorType one = TensorType.of(DType.I64, Dim.ONE);
        List<Hlo> each = new ArrayList<>();
        for (Hlo scalar : scalars) {
            each.add(text.once(
                    List.of("listed", scalar.name()),
                    () -> text.pretty(one, "stablehlo.reshape " + scalar.name(), "(tensor<i64>) -> tensor<1xi64>")));
        }
        if (each.size() == 1) {
            return each.getFirst();
        }
        TensorType all = TensorType.of(DType.I64, Dim.of(each.size()));
        return text.pretty(
                all,
                "stablehlo.concatenate " + Hlo.names(each) + ", dim = 0",
                "(" + Hlo.types(each) + ") -> " + Hlo.type(all));
    }

    private Hlo constants(int count, String numbers) {
        TensorType type = TensorType.of(DType.I64, Dim.of(count));
        return text.pretty(type, "stablehlo.constant dense<" + numbers + ">", Hlo.type(type));
    }

    @Override
    public Hlo constant(long number) {
        return text.once(
                Dim.of(number), () -> text.pretty(NUMBER, "stablehlo.constant dense<" + number + ">", "tensor<i64>"));
    }

    @Override
    public Hlo symbol(String name) {
        return text.once(Dim.symbol(name), () -> {
            throw new TypeException(
                    "the size " + name + " is not one of an argument, and nothing has computed it here");
        });
    }

    @Override
    public Hlo plus(Hlo left, Hlo right) {
        return arithmetic("add", left, right);
    }

    @Override
    public Hlo times(Hlo left, Hlo right) {
        return arithmetic("multiply", left, right);
    }

    @Override
    public Hlo min(Dim left, Dim right) {
        return arithmetic("minimum", of(left), of(right));
    }

    @Override
    public Hlo max(Dim left, Dim right) {
        return arithmetic("maximum", of(left), of(right));
    }

    /** StableHLO's quotient is rounded towards zero, which is the same where nothing is negative. */
    @Override
    public Hlo floorDiv(Dim dividend, Dim divisor) {
        return isPlain(dividend, divisor)
                ? arithmetic("divide", of(dividend), of(divisor))
                : arithmetic(
                        "divide", arithmetic("subtract", of(dividend), remainder(dividend, divisor)), safe(divisor));
    }

    @Override
    public Hlo mod(Dim dividend, Dim divisor) {
        if (isPlain(dividend, divisor)) {
            return arithmetic("remainder", of(dividend), of(divisor));
        }
        return divisor.isConstant()
                ? remainder(dividend, divisor)
                : choice(isZero(divisor), constant(0), remainder(dividend, divisor));
    }

    private static boolean isPlain(Dim dividend, Dim divisor) {
        return Boolean.TRUE.equals(SizeScope.proof(Dim.ZERO, Relation.AT_MOST, dividend))
                && Boolean.TRUE.equals(SizeScope.proof(Dim.ONE, Relation.AT_MOST, divisor));
    }

    /** The remainder with the sign of the divisor, ((a rem b) + b) rem b; all of a dividend by zero. */
    private Hlo remainder(Dim dividend, Dim divisor) {
        Hlo by = safe(divisor);
        Hlo rest = arithmetic("add", arithmetic("remainder", of(dividend), by), by);
        Hlo remainder = arithmetic("remainder", rest, by);
        return divisor.isConstant() ? remainder : choice(isZero(divisor), of(dividend), remainder);
    }

    private Hlo safe(Dim divisor) {
        return divisor.isConstant() ? of(divisor) : choice(isZero(divisor), constant(1), of(divisor));
    }

    private Hlo isZero(Dim size) {
        return compared("EQ", of(size), constant(0));
    }

    private Hlo choice(Hlo condition, Hlo yes, Hlo no) {
        return text.pretty(
                NUMBER, "stablehlo.select " + Hlo.names(List.of(condition, yes, no)), "tensor<i1>, tensor<i64>");
    }

    /** Whether two numbers compare so. */
    public Hlo compared(String direction, Hlo left, Hlo right) {
        return text.pretty(
                TensorType.scalar(DType.BOOL),
                "stablehlo.compare " + direction + ", " + left.name() + ", " + right.name() + ", SIGNED",
                "(tensor<i64>, tensor<i64>) -> tensor<i1>");
    }

    public Hlo arithmetic(String op, Hlo left, Hlo right) {
        return text.once(
                List.of(op, left.name(), right.name()),
                () -> text.pretty(NUMBER, "stablehlo." + op + " " + left.name() + ", " + right.name(), "tensor<i64>"));
    }
}
