package dev.covector.examples.xla;

import dev.covector.ir.Func;
import dev.covector.lower.stablehlo.StableHlo;
import dev.covector.tracer.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A folder of functions and tensors that {@code examples/jax/digits.py} reads.
 *
 * @param path where the folder is
 */
record ForJax(Path path) {
    private static final byte[] NPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int HEADER_MULTIPLE = 64;

    static ForJax create(Path path) {
        try {
            Files.createDirectories(path);
            return new ForJax(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a function, for all sizes. */
    void save(String name, Func function) {
        try {
            Files.writeString(
                    path.resolve(name + ".mlir"), StableHlo.of(function).text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a tensor as NumPy's {@code .npy}, version 1, in column-major order. */
    void save(String name, Tensor x) {
        String shape = Arrays.stream(x.sizes()).mapToObj(size -> size + ",").collect(Collectors.joining());
        String header = "{'descr': '%s', 'fortran_order': True, 'shape': (%s), }".formatted(descr(x), shape);
        int before = NPY.length + Short.BYTES;
        int padding = HEADER_MULTIPLE - (before + header.length() + 1) % HEADER_MULTIPLE;
        byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = Files.newOutputStream(path.resolve(name + ".npy"))) {
            out.write(NPY);
            out.write(ByteBuffer.allocate(Short.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putShort((short) text.length)
                    .array());
            out.write(text);
            out.write(elements(x).array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String descr(Tensor x) {
        return switch (x.dtype()) {
            case F32 -> "<f4";
            case F64 -> "<f8";
            case I64 -> "<i8";
            case BOOL, I32, C64, C128 -> throw new IllegalArgumentException("nothing here is " + x.dtype());
        };
    }

    private static ByteBuffer elements(Tensor x) {
        double[] elements = x.toDoubles();
        ByteBuffer bytes =
                ByteBuffer.allocate(elements.length * x.dtype().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (double element : elements) {
            switch (x.dtype()) {
                case F32 -> bytes.putFloat((float) element);
                case I64 -> bytes.putLong((long) element);
                default -> bytes.putDouble(element);
            }
        }
        return bytes;
    }
}
