package dev.covector.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
    private static final String ZERO = "0,".repeat(64);

    @Test
    void theFirstImageIsTheZeroOfTheFile() {
        Digits digits = Digits.load();
        assertThat(digits.images().type()).hasToString("f32[1797, 64]");
        assertThat(digits.count()).isEqualTo(1797);
        assertThat(digits.labels().at(0)).isZero();
        assertThat(digits.images().at(0, 2)).isEqualTo(5 / 16.0);
        assertThat(digits.labels().at(1796)).isEqualTo(8);
        assertThat(digits.images().at(1796, 60)).isEqualTo(14 / 16.0);
    }

    @Test
    void aSplitHasEveryDigitOnce() {
        Digits.Split split = Digits.load().split(3);
        assertThat(split.train().count()).isEqualTo(1436);
        assertThat(split.test().count()).isEqualTo(361);
        double all = Digits.load().images().sum().item();
        assertThat(split.train().images().sum().item()
                        + split.test().images().sum().item())
                .isCloseTo(all, org.assertj.core.data.Offset.offset(1e-5 * all));
    }

    @Test
    void aFileCutShortAnywhereSaysSo() throws IOException {
        byte[] whole = bundled();
        for (int length : new int[] {0, 5, 10, 1000, whole.length / 2, whole.length - 9, whole.length - 1}) {
            assertThatThrownBy(() -> read(Arrays.copyOf(whole, length)))
                    .isInstanceOf(DataException.class)
                    .hasMessageMatching("cut\\.gz:\\d+: the file ends here, cut short");
        }
    }

    @Test
    void aFileWithAFlippedByteIsRefused() throws IOException {
        byte[] bent = bundled();
        bent[bent.length / 2] ^= 0x10;
        assertThatThrownBy(() -> read(bent)).isInstanceOf(DataException.class).hasMessageStartingWith("cut.gz:");
        assertThatThrownBy(() -> read("1,2,3\n".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("cut.gz:1: not a whole gzip file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2,3| 2: a digit is 64 pixels and a label; got 3 fields",
                "LINE10| 2: field 65 is a number from 0 to 9; got '10'",
                "LINEx| 2: field 65 is a number from 0 to 9; got 'x'",
                "17,LINE| 2: a digit is 64 pixels and a label; got 66 fields",
            })
    void aLineThatIsNoDigitIsNamed(String line, String message) throws IOException {
        byte[] file = gzip(ZERO + "3\n" + line.replace("LINE", ZERO) + "\n");
        assertThatThrownBy(() -> read(file)).isInstanceOf(DataException.class).hasMessage("cut.gz:" + message);
        assertThatThrownBy(() -> read(gzip(""))).hasMessage("cut.gz:1: there are no digits in this file");
        assertThatThrownBy(() -> read(gzip(ZERO.replaceFirst("0", "17") + "3\n")))
                .hasMessage("cut.gz:1: field 1 is a number from 0 to 16; got '17'");
    }

    private static Digits read(byte[] file) {
        return Digits.read(new ByteArrayInputStream(file), "cut.gz");
    }

    private static byte[] bundled() throws IOException {
        try (InputStream in = Objects.requireNonNull(Digits.class.getResourceAsStream("digits.csv.gz"))) {
            return in.readAllBytes();
        }
    }

    private static byte[] gzip(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }
}
