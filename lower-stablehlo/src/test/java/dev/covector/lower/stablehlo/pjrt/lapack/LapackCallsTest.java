package dev.covector.lower.stablehlo.pjrt.lapack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.covector.codegen.jvm.blas.OpenBlas;
import dev.covector.lower.stablehlo.pjrt.CallBuffer;
import dev.covector.lower.stablehlo.pjrt.CallFrame;
import dev.covector.lower.stablehlo.pjrt.PjrtShape;
import dev.covector.lower.stablehlo.pjrt.PjrtType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The calls by themselves; what they compute is held to JAX where programs are replayed. */
class LapackCallsTest {
    private static final PjrtShape MATRIX = PjrtShape.of(PjrtType.F64, 2, 2);
    private static final PjrtShape INFO = PjrtShape.of(PjrtType.S32);

    @BeforeEach
    void requireLapack() {
        assumeTrue(OpenBlas.isAvailable(), OpenBlas::status);
    }

    @Test
    void thereIsACallForEveryRoutineAndType() {
        assertThat(new LapackCalls().names())
                .hasSize(2 * 60)
                .contains("lapack_sgetrf_ffi", "lapack_dormqr_ffi", "lapack_cungqr_ffi", "lapack_zheevd_ffi");
    }

    @Test
    void factorsTakeThePlaceOfTheMatrix() throws Exception {
        CallBuffer a = buffer(MATRIX, 4, 2, 2, 5);
        CallBuffer l = buffer(MATRIX);
        CallBuffer info = buffer(INFO);
        call("lapack_dpotrf_ffi", Map.of("uplo", 76L), List.of(a), List.of(l, info));
        assertThat(l.memory().toArray(ValueLayout.JAVA_DOUBLE)).containsExactly(2, 1, 2, 2);
        assertThat(info.memory().get(ValueLayout.JAVA_INT, 0)).isZero();
    }

    @Test
    void operandsThatDoNotFitAreRefusedBeforeLapackWritesBeyondThem() {
        CallBuffer a = buffer(MATRIX);
        CallBuffer info = buffer(INFO);
        CallBuffer one = buffer(PjrtShape.of(PjrtType.S32, 1));
        assertThatThrownBy(() -> call("lapack_dgetrf_ffi", Map.of(), List.of(a), List.of(a, one, info)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the exchanges has to be 1 times s32[2]; got s32[1]");
        CallBuffer bytes = buffer(PjrtShape.of(PjrtType.S8, 2));
        assertThatThrownBy(() -> call("lapack_dgetrf_ffi", Map.of(), List.of(a), List.of(a, bytes, info)))
                .hasMessageContaining("got s8[2]");
        CallBuffer wide = buffer(PjrtShape.of(PjrtType.F64, 2, 3));
        assertThatThrownBy(() -> call("lapack_dpotrf_ffi", Map.of("uplo", 76L), List.of(wide), List.of(wide, info)))
                .hasMessage("takes square matrices; got f64[2,3]");
        assertThatThrownBy(() -> call("lapack_spotrf_ffi", Map.of("uplo", 76L), List.of(a), List.of(a, info)))
                .hasMessage("takes f32; got f64");
        assertThatThrownBy(() -> call("lapack_dpotrf_ffi", Map.of("uplo", 76L), List.of(a), List.of(a)))
                .hasMessage("gives more than 1 results");
        assertThatThrownBy(() -> call("lapack_dpotrf_ffi", Map.of(), List.of(a), List.of(a, info)))
                .hasMessageContaining("the number uplo");
    }

    private static void call(String name, Map<String, Object> attributes, List<CallBuffer> in, List<CallBuffer> out)
            throws Exception {
        new LapackCalls().onHost(name).run(new CallFrame(in, out, attributes));
    }

    private static CallBuffer buffer(PjrtShape shape, double... elements) {
        MemorySegment memory = Arena.ofAuto().allocate(shape.bytes(), 64);
        MemorySegment.copy(elements, 0, memory, ValueLayout.JAVA_DOUBLE, 0, elements.length);
        return new CallBuffer(shape, memory);
    }
}
