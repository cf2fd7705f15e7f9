package dev.covector.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.Compiled;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** Tensors and what they must be. */
final class Elements {
    private Elements() {}

    /** The numbers 1, 2, ... in column-major order under a shape. */
    static Tensor counting(long... shape) {
        long n = 1;
        for (long size : shape) {
            n *= size;
        }
        return Tensor.arange(DType.F64, n).add(1).reshape(shape);
    }

    static void assertTensor(Tensor x, long[] shape, double... elements) {
        assertThat(x.sizes()).containsExactly(shape);
        assertThat(x.toDoubles()).containsExactly(elements, within(1e-12));
    }

    static long[] shape(long... sizes) {
        return sizes;
    }

    /** Runs one jitted function on all arguments, checks each result, and that one plan served them all. */
    static void onOnePlan(UnaryOperator<Tensor> f, BiConsumer<Tensor, Tensor> check, Tensor... arguments) {
        Compiled jitted = new Compiled("f", args -> f.apply((Tensor) args[0]));
        for (Tensor x : arguments) {
            check.accept(x, (Tensor) jitted.call(x));
        }
        assertThat(jitted.plans().size()).isEqualTo(1);
    }
}
