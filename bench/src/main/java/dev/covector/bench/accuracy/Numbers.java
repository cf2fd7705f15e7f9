package dev.covector.bench.accuracy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Files of numbers, eight bytes each, the least first: how processes hand them to each other. */
final class Numbers {
    private Numbers() {}

    static void write(Path file, double... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(numbers).forEach(bytes::putDouble);
        try {
            Files.write(file, bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] read(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            double[] numbers = new double[bytes.remaining() / Double.BYTES];
            Arrays.setAll(numbers, _ -> bytes.getDouble());
            return numbers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
