package dev.covector.cli.files;

import dev.covector.tracer.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads an {@code .npy} file of NumPy: versions 1 to 3 of the form, both orders of elements and of bytes. */
final class NpyReader {
    private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);
    private static final int VERSION = MAGIC.length;
    private static final int LENGTH = MAGIC.length + 2;
    private static final int NEWEST_VERSION = 3;

    private final Path file;
    private final MemorySegment contents;

    private NpyReader(Path file, MemorySegment contents) {
        this.file = file;
        this.contents = contents;
    }

    static Tensor read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file);
                Arena arena = Arena.ofConfined()) {
            return new NpyReader(file, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)).tensor();
        }
    }

    private Tensor tensor() {
        require(0, LENGTH);
        if (!Arrays.equals(contents.asSlice(0, MAGIC.length).toArray(ValueLayout.JAVA_BYTE), MAGIC)) {
            throw new FileException(file, "is not of NumPy: an .npy file starts with the bytes 93 4E 55 4D 50 59");
        }
        int version = contents.get(ValueLayout.JAVA_BYTE, VERSION);
        if (version < 1 || version > NEWEST_VERSION) {
            throw new FileException(file, "is of version " + version + " of the .npy form; known are 1 to 3");
        }
        int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
        int text = LENGTH + lengthBytes;
        require(0, text);
        long length = number(LENGTH, lengthBytes);
        require(text, length);
        try {
            byte[] header = contents.asSlice(text, length).toArray(ValueLayout.JAVA_BYTE);
            return elements(NpyHeader.parse(new String(header, StandardCharsets.UTF_8)), text + length);
        } catch (ArithmeticException e) {
            throw new FileException(file, "the header asks for more elements than there can be");
        } catch (IllegalArgumentException e) {
            throw new FileException(file, String.valueOf(e.getMessage()));
        }
    }

    private long number(long at, int bytes) {
        long number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << Byte.SIZE | contents.get(ValueLayout.JAVA_BYTE, at + i) & 0xFF;
        }
        return number;
    }

    private void require(long start, long length) {
        if (start + length > contents.byteSize()) {
            throw new FileException(
                    file,
                    "is cut short: %d bytes are missing after the first %d"
                            .formatted(start + length - contents.byteSize(), contents.byteSize()));
        }
    }

    private Tensor elements(NpyHeader header, long start) {
        long bytes = Elements.bytes(header.dtype(), header.shape());
        require(start, bytes);
        if (start + bytes != contents.byteSize()) {
            throw new FileException(
                    file, (contents.byteSize() - start - bytes) + " bytes are left over after the elements");
        }
        Elements elements = new Elements(header.dtype(), header.shape());
        copy(contents.asSlice(start, bytes), header, elements.memory());
        return elements.tensor();
    }

    private static void copy(MemorySegment from, NpyHeader header, MemorySegment to) {
        boolean sameOrder = header.byColumns() || header.shape().length < 2;
        if (sameOrder && header.bytes() == ByteOrder.nativeOrder()) {
            to.copyFrom(from);
            return;
        }
        Order order = new Order(header.shape());
        int element = header.dtype().bytes();
        int part = header.dtype().realPart().bytes();
        for (long i = 0; i < order.elements(); i++) {
            long source = sameOrder ? i : order.byRows(i);
            for (int at = 0; at < element; at += part) {
                copyNumber(from, source * element + at, header.bytes(), to, i * element + at, part);
            }
        }
    }

    private static void copyNumber(
            MemorySegment from, long source, ByteOrder bytes, MemorySegment to, long target, int size) {
        switch (size) {
            case Byte.BYTES -> to.set(ValueLayout.JAVA_BYTE, target, from.get(ValueLayout.JAVA_BYTE, source));
            case Integer.BYTES ->
                to.set(ValueLayout.JAVA_INT, target, from.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(bytes), source));
            default ->
                to.set(
                        ValueLayout.JAVA_LONG,
                        target,
                        from.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(bytes), source));
        }
    }
}
