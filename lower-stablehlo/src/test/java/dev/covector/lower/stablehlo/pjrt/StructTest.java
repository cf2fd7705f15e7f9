package dev.covector.lower.stablehlo.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StructTest {
    @Test
    void fieldsLieWhereCPutsThem() {
        Struct upload = Struct.of("PJRT_Client_BufferFromHostBuffer_Args");
        assertThat(upload.offset("type")).isEqualTo(32);
        assertThat(upload.offset("dims")).isEqualTo(40);
        assertThat(upload.offset("buffer")).isEqualTo(112);
        assertThat(upload.size()).isEqualTo(120);
    }

    @Test
    void theSizeEndsWithTheLastFieldAndTheStrideIsAligned() {
        Struct code = Struct.of("PJRT_Error_GetCode_Args");
        assertThat(code.size()).isEqualTo(28);
        assertThat(code.stride()).isEqualTo(32);
        assertThat(Struct.of("PJRT_ExecuteOptions").size()).isEqualTo(112);
    }

    @Test
    void fieldsOfStructuresInsideAreFoundByTheirPath() {
        assertThat(Struct.of("XLA_FFI_CallFrame").offset("attrs.names")).isEqualTo(152);
        assertThat(Struct.of("XLA_FFI_Metadata").offset("api_version.minor_version"))
                .isEqualTo(28);
        assertThat(Struct.of("XLA_FFI_Api").offset("error_create")).isEqualTo(48);
    }

    @Test
    void anUnknownFieldIsAnError() {
        assertThatThrownBy(() -> Struct.of("PJRT_Program").offset("text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PJRT_Program has no field text");
    }
}
