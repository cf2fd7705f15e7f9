package dev.covector.cli.files;

import dev.covector.tracer.Tensor;
import dev.covector.tracer.TensorData;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes an {@code .npy} file of NumPy, version 1 of the form, elements as tensors have them: by columns. */
final class NpyWriter {
    private static final String MAGIC = "\u0093NUMPY\u0001\u0000";
    private static final int ALIGNMENT = 64;

    private NpyWriter() {}

    static void write(Path file, Tensor tensor) throws IOException {
        TensorData data = tensor.data();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(header(
                    new NpyHeader(data.dtype(), ByteOrder.LITTLE_ENDIAN, data.shape().length > 1, data.shape())));
            ByteBuffer element = ByteBuffer.allocate(data.dtype().bytes()).order(ByteOrder.LITTLE_ENDIAN);
            long count = new Order(data.shape()).elements();
            for (long i = 0; i < count; i++) {
                put(element.clear(), data, i);
                out.write(element.array());
            }
        }
    }

    /** Padded with spaces so that the elements start at a multiple of 64, as the form asks. */
    private static byte[] header(NpyHeader header) {
        String text = header.toString();
        int start = MAGIC.length() + Short.BYTES;
        int length = Math.ceilDiv(start + text.length() + 1, ALIGNMENT) * ALIGNMENT - start;
        return ByteBuffer.allocate(start + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC.getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) length)
                .put((text + " ".repeat(length - text.length() - 1) + "\n").getBytes(StandardCharsets.ISO_8859_1))
                .array();
    }

    static void put(ByteBuffer out, TensorData data, long i) {
        switch (data.dtype()) {
            case BOOL -> out.put((byte) data.integer(i));
            case I32 -> out.putInt((int) data.integer(i));
            case I64 -> out.putLong(data.integer(i));
            case F32 -> out.putFloat((float) data.real(i));
            case F64 -> out.putDouble(data.real(i));
            case C64 -> out.putFloat((float) data.real(i)).putFloat((float) data.imaginary(i));
            case C128 -> out.putDouble(data.real(i)).putDouble(data.imaginary(i));
        }
    }
}
