package dev.covector.user;

import static dev.covector.api.Control.cond;
import static dev.covector.api.Control.whileLoop;
import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.api.Jit1;
import dev.covector.ir.DType;
import dev.covector.ir.TypeException;
import dev.covector.tracer.Tensor;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What can be wrong with a branch or a loop. */
class ControlMistakesTest {
    @Test
    void aStateThatChangesItsTypeIsAnError() {
        assertThatThrownBy(() -> jit((Tensor x) -> whileLoop(s -> s.lt(5.0), s -> s.convert(DType.F32), x))
                        .apply(Tensor.scalar(1.0)))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("while (C3)")
                .hasMessageContaining("f64[]")
                .hasMessageContaining("f32[]")
                .hasMessageContaining("ControlMistakesTest");
        assertThatThrownBy(() -> jit((Tensor x) -> cond(x.gt(0.0), y -> y, y -> y.reshape(1), x))
                        .apply(Tensor.scalar(1.0)))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("switch (C3)");
        assertThatThrownBy(() -> jit((Tensor x) -> whileLoop(s -> s, s -> s, x)).apply(Tensor.scalar(1.0)))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("while (C4)");
    }

    @Test
    void aLoopThatNeverEndsCanBeInterrupted() throws InterruptedException {
        Jit1<Tensor, Tensor> forever = jit(x -> whileLoop(s -> s.ge(0.0), s -> s.add(1.0), x));
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                forever.apply(Tensor.scalar(1.0));
            } catch (TypeException e) {
                thrown.set(e);
            }
        });
        thread.start();
        Thread.sleep(300);
        assertThat(thread.isAlive()).isTrue();
        thread.interrupt();
        thread.join(20_000);
        assertThat(thrown.get()).isInstanceOf(TypeException.class).hasMessageContaining("interrupted");
        assertThat(forever.apply(Tensor.scalar(-1.0)).item()).isEqualTo(-1);
    }

    private static Tensor doubled(Tensor x, long limit) {
        return whileLoop(s -> s.lt(100.0), s -> s.mul(2.0), x, limit);
    }

    /** From 1 it takes 7 steps to pass 100. */
    @Test
    void aLoopGivesUpAtItsLimit() {
        Jit1<Tensor, Tensor> seven = jit(x -> doubled(x, 7));
        assertThat(seven.apply(Tensor.scalar(1.0)).item()).isEqualTo(128);
        assertThat(doubled(Tensor.scalar(1.0), 7).item()).isEqualTo(128);
        assertThat(jit(grad((Tensor x) -> doubled(x, 7)))
                        .apply(Tensor.scalar(1.0))
                        .item())
                .isEqualTo(128);
        assertThatThrownBy(() -> seven.apply(Tensor.scalar(0.75)))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("whileLoop of at most 7 steps");
        assertThatThrownBy(() -> doubled(Tensor.scalar(0.75), 7))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("within 7 steps");
        assertThat(seven.apply(Tensor.scalar(200.0)).item()).isEqualTo(200);
        assertThatThrownBy(() -> jit((Tensor x) -> whileLoop(s -> s.ge(0.0), s -> s, x, 1000))
                        .apply(Tensor.scalar(1.0)))
                .isInstanceOf(TypeException.class);
    }
}
