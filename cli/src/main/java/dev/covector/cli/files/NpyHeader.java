package dev.covector.cli.files;

import dev.covector.ir.DType;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the header of an {@code .npy} file says of the elements after it. The form is that of NumPy's {@code
 * numpy.lib.format}: a dictionary of Python with three entries.
 *
 * @param byColumns whether the elements are in Fortran's order
 */
record NpyHeader(DType dtype, ByteOrder bytes, boolean byColumns, long... shape) {
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=])([a-z]\\d+)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");

    /** @throws IllegalArgumentException where the text is no header, or of a dtype that tensors do not have */
    static NpyHeader parse(String text) {
        Matcher type = found(TYPE, text, "the type of its elements");
        Matcher order = found(ORDER, text, "the order of its elements");
        Matcher shape = found(SHAPE, text, "its shape");
        long[] sizes = Arrays.stream(shape.group(1).split(","))
                .map(String::strip)
                .filter(size -> !size.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
        ByteOrder bytes = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyHeader(dtype(type.group(2)), bytes, order.group(1).equals("True"), sizes);
    }

    private static Matcher found(Pattern pattern, String text, String what) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException(
                    "the header does not say " + what + ", or not as a plain array's does: " + text.strip());
        }
        return matcher;
    }

    private static DType dtype(String name) {
        return Arrays.stream(DType.values())
                .filter(dtype -> name(dtype).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("elements are of NumPy's type " + name
                        + "; tensors have "
                        + Arrays.stream(DType.values()).map(NpyHeader::name).toList()));
    }

    private static String name(DType dtype) {
        return switch (dtype) {
            case BOOL -> "b1";
            case I32 -> "i4";
            case I64 -> "i8";
            case F32 -> "f4";
            case F64 -> "f8";
            case C64 -> "c8";
            case C128 -> "c16";
        };
    }

    /** The dictionary as Python prints it. */
    @Override
    public String toString() {
        String sizes = Arrays.toString(shape).replace("[", "(").replace("]", shape.length == 1 ? ",)" : ")");
        String order = dtype == DType.BOOL ? "|" : bytes == ByteOrder.BIG_ENDIAN ? ">" : "<";
        return "{'descr': '%s%s', 'fortran_order': %s, 'shape': %s, }"
                .formatted(order, name(dtype), byColumns ? "True" : "False", sizes);
    }
}
