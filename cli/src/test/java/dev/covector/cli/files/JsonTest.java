package dev.covector.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.tracer.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    @TempDir
    private Path folder;

    private Tensor read(String text, DType dtype, int rank) throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), text);
        return TensorFile.read(file, new TensorType(dtype, Collections.nCopies(rank, Dim.symbol("n"))));
    }

    @Test
    void theOutermostArrayIsAxisZero() throws IOException {
        Tensor x = read("[[1, 2, 3], [4, 5, 6]]", DType.F32, 2);
        assertThat(x.type()).hasToString("f32[2, 3]");
        assertThat(x.at(1, 2)).isEqualTo(6);
        assertThat(x.toDoubles()).containsExactly(1, 4, 2, 5, 3, 6);
    }

    @Test
    void complexNumbersArePairs() throws IOException {
        Tensor z = read("[[1, 2], [3, -4]]", DType.C128, 1);
        assertThat(z.real().toDoubles()).containsExactly(1, 3);
        assertThat(z.imag().toDoubles()).containsExactly(2, -4);
    }

    @Test
    void emptyArraysHaveShapes() throws IOException {
        assertThat(read("[[], []]", DType.I64, 2).type()).hasToString("i64[2, 0]");
        assertThat(read("[]", DType.I64, 2).type()).hasToString("i64[0, 0]");
        assertThat(read("[true, false]", DType.BOOL, 1).toBooleans()).containsExactly(true, false);
        assertThat(read("9007199254740993", DType.I64, 0).toLongs()).containsExactly(9007199254740993L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[1, 2], [3]]| F64| 2| 1:12: the arrays at depth 2 have one length, and others have 2; got 1",
                "[1, 2]| F64| 2| 1:2: an array is expected, nested 1 deep",
                "[[1]]| F64| 1| 1:2: one element of f64 is expected; got one more array",
                "[1.5]| I32| 1| 1:2: one element of i32 is expected",
                "[3000000000]| I32| 1| 1:2: 3000000000 does not fit into i32",
                "[true]| F64| 1| 1:2: one element of f64 is expected; got true",
                "[[1, 2, 3]]| C64| 1| 1:9: a complex number is an array of its real and its imaginary part",
                "[1] [2]| F64| 1| 1:5: one value is expected, and more follows",
                "[1, x]| F64| 1| 1:",
                "[1, 2| F64| 1| 1:",
                "''| F64| 1| an array is expected",
            })
    void whatDoesNotFitIsNamedWithItsPlace(String text, DType dtype, int rank, String message) {
        assertThatThrownBy(() -> read(text, dtype, rank))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith(folder.resolve("x.json") + ":1:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "F64| 2| [[0.1,NaN],[-Infinity,3.0]]",
                "F32| 1| [0.1,2.0]",
                "I64| 1| [9007199254740993,-1]",
                "BOOL| 1| [true,false]",
                "C64| 1| [[1.0,-0.1]]",
                "F64| 0| 2.5",
                "F64| 2| [[],[]]",
            })
    void whatIsWrittenIsWhatWasRead(DType dtype, int rank, String text) throws IOException {
        Path out = folder.resolve("out.json");
        TensorFile.write(out, read(text, dtype, rank));
        assertThat(out).hasContent(text);
    }
}
