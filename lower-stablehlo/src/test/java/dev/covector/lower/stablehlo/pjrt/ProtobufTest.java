package dev.covector.lower.stablehlo.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ProtobufTest {
    @Test
    void readsWhatIsWritten() {
        byte[] bytes = new Protobuf.Writer()
                .number(1, 300)
                .message(2, new Protobuf.Writer().number(7, -1))
                .number(1, 5)
                .bytes();
        Protobuf read = Protobuf.of(bytes);
        assertThat(read.numbers(1)).containsExactly(300, 5);
        assertThat(read.number(1)).isEqualTo(5);
        assertThat(read.message(2).number(7)).isEqualTo(-1);
        assertThat(read.number(9)).isZero();
        assertThat(read.message(9).numbers(1)).isEmpty();
    }

    @Test
    void readsPackedNumbersAndSkipsOtherFields() {
        // 1: fixed64, 2: packed 3, 270, 86942 (the example of the encoding's page), 3: fixed32
        Protobuf read = Protobuf.of(HexFormat.of().parseHex("090000000000000000" + "1206038e029ea705" + "1d00000000"));
        assertThat(read.numbers(2)).containsExactly(3, 270, 86_942);
    }

    @Test
    void optionsForTheFirstDeviceAreTheOnesTried() {
        assertThat(HexFormat.of().formatHex(CompileOptions.onDevice(0)))
                .isEqualTo("1a0e200128014a0808011001" + "1a020800");
    }

    @Test
    void anUnknownWireTypeIsAnError() {
        assertThatThrownBy(() -> Protobuf.of(new byte[] {0x0B}).number(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wire type 3");
    }
}
