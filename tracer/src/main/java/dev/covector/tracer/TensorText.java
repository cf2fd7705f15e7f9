package dev.covector.tracer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The elements of a concrete tensor as text: nested from axis 0 inwards, aligned, long axes abbreviated. */
final class TensorText {
    private static final long ALL_BELOW = 1000;
    private static final int EDGE = 3;

    private final TensorData data;
    private final boolean abbreviated;
    private final NumberFormat format;
    private final int width;

    private TensorText(TensorData data) {
        this.data = data;
        long elements = LongStream.of(data.shape()).reduce(1, (x, y) -> x * y);
        this.abbreviated = elements > ALL_BELOW;
        List<Long> shown = new ArrayList<>();
        collect(0, 0, 1, shown);
        this.format = NumberFormat.of(data, shown);
        this.width = shown.stream()
                .mapToInt(position -> format.text(position).length())
                .max()
                .orElse(0);
    }

    /** A line for each row, the first on the line of the type where there is only one. */
    static String of(TensorData data) {
        if (data.isClosed()) {
            return " closed";
        }
        TensorText text = new TensorText(data);
        StringBuilder out = new StringBuilder(data.shape().length > 1 ? "\n" : " ");
        text.write(0, 0, 1, out);
        return out.toString();
    }

    /** The indices of an axis that are shown; -1 stands for those left out. */
    private List<Long> indices(int axis) {
        long size = data.shape()[axis];
        return abbreviated && size > 2 * EDGE
                ? LongStream.concat(
                                LongStream.concat(LongStream.range(0, EDGE), LongStream.of(-1)),
                                LongStream.range(size - EDGE, size))
                        .boxed()
                        .toList()
                : LongStream.range(0, size).boxed().toList();
    }

    private void collect(int axis, long position, long stride, List<Long> shown) {
        if (axis == data.shape().length) {
            shown.add(position);
            return;
        }
        for (long index : indices(axis)) {
            if (index >= 0) {
                collect(axis + 1, position + stride * index, stride * data.shape()[axis], shown);
            }
        }
    }

    private void write(int axis, long position, long stride, StringBuilder out) {
        int rank = data.shape().length;
        if (axis == rank) {
            String text = format.text(position);
            out.append(" ".repeat(rank == 0 ? 0 : width - text.length())).append(text);
            return;
        }
        String separator = axis == rank - 1 ? ", " : ",\n" + " ".repeat(axis + 1);
        out.append('[');
        List<Long> indices = indices(axis);
        for (int i = 0; i < indices.size(); i++) {
            out.append(i == 0 ? "" : separator);
            if (indices.get(i) < 0) {
                out.append("...");
            } else {
                write(axis + 1, position + stride * indices.get(i), stride * data.shape()[axis], out);
            }
        }
        out.append(']');
    }

    /** How the numbers of one tensor print: with the fewest decimals, at most six, or all in scientific form. */
    private record NumberFormat(TensorData data, boolean scientific, int decimals) {
        private static final int DECIMALS = 6;

        static NumberFormat of(TensorData data, List<Long> shown) {
            if (!data.dtype().isInexact()) {
                return new NumberFormat(data, false, 0);
            }
            List<Double> numbers = shown.stream()
                    .flatMap(i -> data.dtype().isComplex()
                            ? java.util.stream.Stream.of(data.real(i), data.imaginary(i))
                            : java.util.stream.Stream.of(data.real(i)))
                    .map(Math::abs)
                    .filter(x -> x > 0 && Double.isFinite(x))
                    .toList();
            double largest = numbers.stream().mapToDouble(x -> x).max().orElse(1);
            double smallest = numbers.stream().mapToDouble(x -> x).min().orElse(1);
            boolean scientific = largest >= 1e8 || smallest < 1e-4;
            int decimals = numbers.stream()
                    .mapToInt(x -> needed(scientific ? x / Math.pow(10, Math.floor(Math.log10(x))) : x))
                    .max()
                    .orElse(1);
            return new NumberFormat(data, scientific, decimals);
        }

        /** The decimals after which nothing is left of a number rounded to six. */
        private static int needed(double number) {
            String digits = String.format(Locale.ROOT, "%." + DECIMALS + "f", number);
            return IntStream.iterate(DECIMALS, i -> i - 1)
                    .takeWhile(i -> i > 1)
                    .filter(i -> digits.charAt(digits.length() - 1 - DECIMALS + i) != '0')
                    .findFirst()
                    .orElse(1);
        }

        String text(long position) {
            return switch (data.dtype().kind()) {
                case BOOL -> data.integer(position) != 0 ? "true" : "false";
                case INTEGER -> Long.toString(data.integer(position));
                case REAL -> text(data.real(position));
                case COMPLEX -> {
                    double im = data.imaginary(position);
                    boolean negative = im < 0 || 1 / im < 0;
                    yield text(data.real(position)) + (negative ? "-" : "+") + text(Math.abs(im)) + "i";
                }
            };
        }

        private String text(double number) {
            if (Double.isNaN(number)) {
                return "nan";
            }
            if (Double.isInfinite(number)) {
                return number > 0 ? "inf" : "-inf";
            }
            return String.format(Locale.ROOT, "%." + decimals + (scientific ? "e" : "f"), number);
        }
    }
}
