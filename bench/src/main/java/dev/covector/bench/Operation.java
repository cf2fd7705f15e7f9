package dev.covector.bench;

import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A line of {@code ops.txt}: a method of {@link Tensor} and its operands.
 *
 * @param reduction whether it combines elements, of the only operand
 */
record Operation(String name, boolean reduction, List<Operand> operands) {
    private static final String FILE = "ops.txt";
    private static final String OVER = "over ";

    /** All lines, in their order. */
    static List<Operation> all() {
        try (InputStream file = Objects.requireNonNull(Operation.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Operation::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Operation parse(String line) {
        String[] columns = line.split(" \\| ", -1);
        if (columns.length != 4) {
            throw new IllegalArgumentException(FILE + ": a line is NAME | OPERANDS | PYTORCH | NUMPY; got " + line);
        }
        boolean reduction = columns[1].startsWith(OVER);
        String operands = reduction ? columns[1].substring(OVER.length()) : columns[1];
        return new Operation(
                columns[0],
                reduction,
                Arrays.stream(operands.split(", ", -1)).map(Operand::parse).toList());
    }

    /** The method applied to all operands, over axes of the first if it is a reduction. */
    Tensor apply(List<Tensor> operands, int... axes) {
        Tensor x = operands.getFirst();
        if (name.equals("convert")) {
            return x.convert(DType.F32);
        }
        List<Tensor> others = operands.subList(1, operands.size());
        return reduction ? reduced(x, axes) : invoked(x, Tensor.class, others);
    }

    /** Methods take any axes, or one at most. */
    private Tensor reduced(Tensor x, int... axes) {
        boolean many = Arrays.stream(Tensor.class.getMethods())
                .anyMatch(one -> one.getName().equals(name) && one.isVarArgs());
        return many
                ? invoked(x, int[].class, List.of(axes))
                : invoked(x, int.class, Arrays.stream(axes).boxed().toList());
    }

    /** The methods are inherited from interfaces that are not public, so that handles find them and reflection may not call them. */
    private Tensor invoked(Tensor x, Class<?> type, List<?> arguments) {
        try {
            MethodHandle method = MethodHandles.publicLookup()
                    .findVirtual(
                            Tensor.class,
                            name,
                            MethodType.methodType(Tensor.class, Collections.nCopies(arguments.size(), type)));
            return (Tensor) method.bindTo(x).asFixedArity().invokeWithArguments(arguments);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new IllegalArgumentException(FILE + ": Tensor has no method " + name + " of these operands", e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(name + " failed", e);
        }
    }
}
