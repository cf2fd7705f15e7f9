package dev.covector.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.DType;
import dev.covector.ir.TensorType;
import dev.covector.tracer.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NpyTest {
    private static final TensorType ANY = new TensorType(DType.F64, List.of());

    @TempDir
    private Path folder;

    /** A file as NumPy writes it: version 1, padded to 64 bytes. */
    private static byte[] npy(String descr, boolean byColumns, String shape, byte[] elements) {
        String text = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }"
                .formatted(descr, byColumns ? "True" : "False", shape);
        int length = Math.ceilDiv(10 + text.length() + 1, 64) * 64 - 10;
        return ByteBuffer.allocate(10 + length + elements.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) length)
                .put((text + " ".repeat(length - text.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII))
                .put(elements)
                .array();
    }

    private Path file(byte[] contents) throws IOException {
        return Files.write(folder.resolve("a.npy"), contents);
    }

    private static byte[] ints(ByteOrder order, int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(order);
        Arrays.stream(numbers).forEach(bytes::putInt);
        return bytes.array();
    }

    @ParameterizedTest
    @CsvSource({"<i4, false, 1 4 2 5 3 6", "<i4, true, 1 2 3 4 5 6", ">i4, false, 1 4 2 5 3 6", ">i4, true, 1 2 3 4 5 6"
    })
    void bothOrdersOfElementsAndOfBytesAreRead(String descr, boolean byColumns, String expected) throws IOException {
        ByteOrder order = descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        Tensor x = TensorFile.read(file(npy(descr, byColumns, "(2, 3)", ints(order, 1, 2, 3, 4, 5, 6))), ANY);
        assertThat(x.type()).hasToString("i32[2, 3]");
        assertThat(x.toLongs())
                .containsExactly(Arrays.stream(expected.split(" "))
                        .mapToLong(Long::parseLong)
                        .toArray());
    }

    @ParameterizedTest
    @EnumSource
    void everyDTypeComesBackAsItWasWritten(DType dtype) {
        Path file = folder.resolve("b.npy");
        Tensor x = Tensor.of(DType.F64, new long[] {2, 3}, 0, 1, -2, 3, 1e6, 5).convert(dtype);
        Tensor z = dtype.isComplex()
                ? x.mul(Tensor.complex(new double[] {2}, new double[] {3}).convert(dtype))
                : x;
        TensorFile.write(file, z);
        Tensor back = TensorFile.read(file, ANY);
        assertThat(back.type()).isEqualTo(z.type());
        assertThat(back.eq(z).all().toBooleans()).containsExactly(true);
    }

    @Test
    void numbersWithoutAxesAndEmptyTensorsAreTensorsToo() throws IOException {
        assertThat(TensorFile.read(file(npy("<i4", false, "()", ints(ByteOrder.LITTLE_ENDIAN, 7))), ANY)
                        .item())
                .isEqualTo(7);
        assertThat(TensorFile.read(file(npy("<f8", false, "(0, 3)", new byte[0])), ANY)
                        .type())
                .hasToString("f64[0, 3]");
        assertThat(TensorFile.read(file(npy("|b1", false, "(2,)", new byte[] {1, 0})), ANY)
                        .toBooleans())
                .containsExactly(true, false);
    }

    @Test
    void aFileCutShortAnywhereSaysSo() throws IOException {
        byte[] whole = npy("<i4", false, "(2, 3)", ints(ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4, 5, 6));
        for (int length = 0; length < whole.length; length++) {
            Path file = file(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> TensorFile.read(file, ANY))
                    .isInstanceOf(FileException.class)
                    .hasMessageStartingWith(file + ": is cut short: ");
        }
        Path longer = file(Arrays.copyOf(whole, whole.length + 3));
        assertThatThrownBy(() -> TensorFile.read(longer, ANY))
                .isInstanceOf(FileException.class)
                .hasMessageEndingWith(": 3 bytes are left over after the elements");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<f2| (1,)| of NumPy's type f2; tensors have [b1, i4, i8, f4, f8, c8, c16]",
                "<U3| (1,)| the header does not say the type of its elements",
                "<f8| (1, -1)| the header does not say its shape",
                "<f8| (4294967296, 4294967296)| asks for more elements than there can be",
                "<f8| (99999999999999999999,)| For input string",
            })
    void aHeaderThatAsksForTooMuchIsRefused(String descr, String shape, String message) throws IOException {
        Path file = file(npy(descr, false, shape, new byte[8]));
        assertThatThrownBy(() -> TensorFile.read(file, ANY))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void whatIsNotOfNumPyIsRefused() throws IOException {
        Path text = file("these are words and no numbers".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> TensorFile.read(text, ANY)).hasMessageContaining("is not of NumPy");
        byte[] newer = npy("<f8", false, "(1,)", new byte[8]);
        newer[6] = 9;
        Path future = file(newer);
        assertThatThrownBy(() -> TensorFile.read(future, ANY)).hasMessageContaining("is of version 9");
        assertThatThrownBy(() -> TensorFile.read(folder.resolve("a.txt"), ANY))
                .hasMessageContaining("ends in .npy or .json");
        assertThatThrownBy(() -> TensorFile.read(folder.resolve("none.npy"), ANY))
                .hasMessageEndingWith("none.npy: there is no such file or folder");
    }
}
