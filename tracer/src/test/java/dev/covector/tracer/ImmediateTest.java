package dev.covector.tracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ImmediateTest {
    @Test
    void withoutAnExecutorTheMessageSaysWhatToAdd() {
        assertThatThrownBy(() -> Immediate.first(Collections.emptyIterator()))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith("nothing here can compute: no dev.covector.tracer.Executor is registered;"
                        + " add covector-runtime and a backend such as covector-codegen-jvm to the class path");
    }

    @Test
    void aSizeOutsideOfItsTraceIsNoSize() {
        assertThatThrownBy(() -> Tensor.zeros(DType.F64, Dim.symbol("n")))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith("constant: the sizes of f64[n] are those of a trace, and none runs here");
    }

    @Test
    void theHousesOwnFramesAreNoUsersLine() {
        // This test lies in a room of the house, so the innermost line outside is JUnit's.
        assertThat(UserLine.current())
                .isNotNull()
                .satisfies(line -> assertThat(line.file()).isNotEqualTo("ImmediateTest.java"));
    }
}
