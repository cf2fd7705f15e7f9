package dev.covector.tests.robust;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.api.Compiled;
import dev.covector.ir.DType;
import dev.covector.ir.TypeException;
import dev.covector.runtime.memory.OutOfDeviceMemoryException;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.TensorException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a user can do wrong: the exception has a type, and its message the op, what it requires, what came and the user's
 * line. Each mistake is made at once and in a trace, and afterwards everything works as before.
 */
class MistakesTest {
    private static final Tensor MATRIX = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
    private static final Tensor VECTOR = Tensor.of(1.0, 2.0, 3.0);
    private static final Tensor INTEGERS = Tensor.of(1L, 2L, 3L);
    private static final Tensor COMPLEX = Tensor.complex(new double[] {1, 2}, new double[] {3, 4});

    @AfterEach
    void everythingElseWorks() {
        Tensor x = Tensor.of(1.0, 2.0);
        assertThat(x.mul(x).toDoubles()).containsExactly(1, 4);
        assertThat(jit((Tensor a) -> a.mul(a)).apply(x).toDoubles()).containsExactly(1, 4);
    }

    static Map<String, Mistake> mistakes() {
        Map<String, Mistake> all = new LinkedHashMap<>();
        all.put(
                "sizes that do not broadcast",
                new Mistake(x -> x.add(Tensor.of(1.0, 2.0)), MATRIX, "add", "broadcast"));
        all.put("an axis too large", new Mistake(x -> x.sum(2), MATRIX, "sum", "2"));
        all.put("an axis too small", new Mistake(x -> x.max(-3), MATRIX, "max", "-3"));
        all.put("an axis twice", new Mistake(x -> x.sum(0, -2), MATRIX, "sum", "0"));
        all.put("argmax of no such axis", new Mistake(x -> x.argmax(1), VECTOR, "argmax", "1"));
        all.put("cumsum of no such axis", new Mistake(x -> x.cumsum(3), MATRIX, "cumsum", "3"));
        all.put("softmax of no such axis", new Mistake(x -> x.softmax(2), MATRIX, "softmax", "2"));
        all.put("inner sizes of a product", new Mistake(x -> x.matmul(x), MATRIX, "matmul", "f64"));
        all.put("a product of a scalar", new Mistake(x -> x.sum().matmul(x), MATRIX, "matmul", "f64[]"));
        all.put("reshape to other sizes", new Mistake(x -> x.reshape(4), MATRIX, "reshape", "4"));
        all.put("a permutation that is none", new Mistake(x -> x.permute(0, 0), MATRIX, "permute", "0"));
        all.put("a permutation too short", new Mistake(x -> x.permute(0), MATRIX, "permute", "0"));
        all.put("squeeze of a size above one", new Mistake(x -> x.squeeze(0), MATRIX, "squeeze"));
        all.put("broadcast to a smaller size", new Mistake(x -> x.broadcastTo(2, 2), MATRIX, "broadcast"));
        all.put("concatenate along no axis", new Mistake(x -> Tensor.concatenate(2, x, x), MATRIX, "concatenate", "2"));
        all.put(
                "concatenate of unequal sizes",
                new Mistake(x -> Tensor.concatenate(0, x, Tensor.of(new double[][] {{1, 2}})), MATRIX, "concatenate"));
        all.put("concatenate of nothing", new Mistake(_ -> Tensor.concatenate(0), MATRIX, "concatenate"));
        all.put("stack of unequal sizes", new Mistake(x -> Tensor.stack(0, x, VECTOR), MATRIX, "stack"));
        all.put("a step of zero", new Mistake(x -> x.slice(0, 0, 2, 0), MATRIX, "slice", "0"));
        all.put("an index past the axis", new Mistake(x -> x.take(0, 2), MATRIX, "take", "2"));
        all.put("split into unequal parts", new Mistake(x -> x.split(2, 1).getFirst(), MATRIX, "split", "2"));
        all.put("indices that are no integers", new Mistake(x -> x.take(x, 0), VECTOR, "take", "f64"));
        all.put("pad of too few axes", new Mistake(x -> x.pad(new long[1], new long[1], 0), MATRIX, "pad"));
        all.put(
                "pad by less than the size",
                new Mistake(x -> x.pad(new long[] {-4}, new long[] {0}, 0), VECTOR, "pad"));
        all.put("diagonal of a vector", new Mistake(Tensor::diagonal, VECTOR, "diagonal", "f64["));
        all.put("cholesky of an oblong", new Mistake(Tensor::cholesky, MATRIX, "cholesky"));
        all.put("order of complex numbers", new Mistake(x -> x.lt(x), COMPLEX, "lt", "c128"));
        all.put("the largest complex number", new Mistake(x -> x.max(0), COMPLEX, "max", "c128"));
        all.put("the common divisor of fractions", new Mistake(x -> x.gcd(x), VECTOR, "gcd", "f64"));
        all.put("where by numbers", new Mistake(x -> Tensor.where(x, x, x), VECTOR, "select", "f64"));
        all.put("one-hot of fractions", new Mistake(x -> x.oneHot(DType.F64, 3), VECTOR, "oneHot", "f64"));
        all.put("the argmax of complex numbers", new Mistake(x -> x.argmax(0), COMPLEX, "argmax", "c128"));
        all.put("atan2 of complex numbers", new Mistake(x -> x.atan2(x), COMPLEX, "atan2", "c128"));
        all.put("and of numbers", new Mistake(x -> x.and(x), VECTOR, "and", "f64"));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> atOnceTheyAreTypedAndNameTheLine() {
        return each(
                "at once", (mistake, message) -> check(() -> mistake.program().apply(mistake.x()), mistake, message));
    }

    @TestFactory
    Stream<DynamicTest> inATraceTheyAreTypedAndNameTheLine() {
        return each(
                "in a trace",
                (mistake, message) -> check(() -> jit(mistake.program()::apply).apply(mistake.x()), mistake, message));
    }

    @TestFactory
    Stream<DynamicTest> inAGradientTheyAreTypedAndNameTheLine() {
        return each(
                "in a gradient",
                (mistake, message) -> check(
                        () -> jit(grad((Tensor x) -> mistake.program()
                                        .apply(x)
                                        .convert(DType.F64)
                                        .sum()))
                                .apply(mistake.x()),
                        mistake,
                        message));
    }

    private interface Check {
        void of(Mistake mistake, String what);
    }

    private static Stream<DynamicTest> each(String how, Check check) {
        return mistakes().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey() + ", " + how, () -> check.of(e.getValue(), e.getKey())));
    }

    private static void check(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Mistake mistake, String what) {
        assertThatThrownBy(call)
                .as(what)
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("MistakesTest.java:")
                .satisfies(e -> assertThat(e.getMessage()).contains(mistake.says()));
    }

    @Test
    void sizesThatDoNotFitAreSaidInNumbers() {
        assertThatThrownBy(() -> jit((Tensor x, Tensor y) -> x.add(y)).apply(VECTOR, Tensor.of(1.0, 2.0)))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("x0.0 = 3")
                .hasMessageContaining("x1.0 = 2");
    }

    @Test
    void aTracedTensorHasNoValues() {
        List<UnaryOperator<Tensor>> readers = List.of(
                x -> Tensor.scalar(x.item()),
                x -> Tensor.scalar(x.at(0)),
                x -> Tensor.of(x.toDoubles()),
                x -> Tensor.of(x.toFloats()),
                x -> Tensor.of(x.data().shape()));
        for (UnaryOperator<Tensor> reader : readers) {
            assertThatThrownBy(() -> jit(reader::apply).apply(VECTOR))
                    .isInstanceOf(TensorException.class)
                    .hasMessageContaining("is traced in")
                    .hasMessageContaining("MistakesTest.java:");
        }
    }

    @Test
    void aTensorMustNotOutliveItsTrace() {
        List<Tensor> kept = new ArrayList<>();
        jit((Tensor x) -> {
                    kept.add(x.add(1));
                    return x;
                })
                .apply(VECTOR);
        assertThatThrownBy(() -> kept.getFirst().add(1))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("after that trace ended")
                .hasMessageContaining("MistakesTest.java:");
        assertThatThrownBy(() -> jit((Tensor x) -> x.add(kept.getFirst())).apply(VECTOR))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("after that trace ended");
        assertThatThrownBy(() -> kept.getFirst().toDoubles()).isInstanceOf(TensorException.class);
    }

    @Test
    void aTensorOfAnInnerTraceStaysThere() {
        assertThatThrownBy(() -> jit((Tensor x) -> {
                            List<Tensor> inner = new ArrayList<>();
                            Tensor gradient = grad((Tensor y) -> {
                                        inner.add(y.sin());
                                        return y.square().sum();
                                    })
                                    .apply(x);
                            return gradient.add(inner.getFirst());
                        })
                        .apply(VECTOR))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("MistakesTest.java:");
    }

    @Test
    void aTraceBelongsToOneThread() {
        assertThatThrownBy(() -> jit((Tensor x) -> Stream.of(1)
                                .parallel()
                                .map(_ -> onAnotherThread(x))
                                .toList())
                        .apply(VECTOR))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("a trace belongs to one thread");
    }

    private static Tensor onAnotherThread(Tensor x) {
        List<RuntimeException> thrown = new ArrayList<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                x.add(1);
            } catch (TensorException e) {
                thrown.add(e);
            }
        });
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (!thrown.isEmpty()) {
            throw thrown.getFirst();
        }
        return x;
    }

    @Test
    void aClosedTensorIsRefusedWhereverItGoes() {
        Tensor closed = Tensor.of(1.0, 2.0);
        Tensor view = closed.reverse(0);
        closed.close();
        assertThat(closed.isClosed()).isTrue();
        List<UnaryOperator<Tensor>> uses = List.of(
                x -> x.add(1),
                x -> x.sum(),
                x -> x.slice(0, 0, 1),
                x -> Tensor.concatenate(0, x, x),
                x -> Tensor.of(x.toDoubles()),
                x -> jit((Tensor a) -> a.add(1)).apply(x),
                x -> jit((Tensor a) -> a.add(x)).apply(Tensor.of(1.0)));
        for (UnaryOperator<Tensor> use : uses) {
            assertThatThrownBy(() -> use.apply(closed))
                    .isInstanceOfAny(TensorException.class, TypeException.class)
                    .hasMessageContaining("closed")
                    .hasMessageContaining("MistakesTest.java:");
        }
        assertThat(closed.toString()).contains("closed");
        assertThat(view.toDoubles()).as("a view keeps the memory").containsExactly(2, 1);
        view.close();
        closed.close();
    }

    @Test
    void aJavaNumberThatIsTracedHasNoValue() {
        assertThatThrownBy(() -> jit((Tensor x, Double rate) -> x.mul(rate)).apply(VECTOR, 0.5))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("declare Number or Tensor");
        assertThatThrownBy(() -> jit((Tensor x, Number rate) -> x.mul(rate.doubleValue()))
                        .apply(VECTOR, 0.5))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("doubleValue")
                .hasMessageContaining("MistakesTest.java:");
    }

    @Test
    void memoryThatTheMachineDoesNotHaveIsRefusedByName() {
        assertThatThrownBy(() -> Tensor.zeros(DType.F64, 1L << 40).add(1).item())
                .isInstanceOf(OutOfDeviceMemoryException.class)
                .hasMessageContaining("bytes");
        assertThatThrownBy(() -> jit((Tensor x) ->
                                x.broadcastTo(1L << 30, 1L << 20, 3).add(1))
                        .apply(VECTOR))
                .isInstanceOf(OutOfDeviceMemoryException.class);
        assertThatThrownBy(() -> Tensor.zeros(DType.F64, 1L << 32, 1L << 32).add(1))
                .isInstanceOfAny(OutOfDeviceMemoryException.class, TypeException.class);
    }

    @Test
    void anExceptionOfTheUsersFunctionComesThroughAsItIs() {
        Compiled f = new Compiled("f", _ -> {
            throw new IllegalCallerException("mine");
        });
        assertThatThrownBy(() -> f.call(VECTOR))
                .isInstanceOf(IllegalCallerException.class)
                .hasMessage("mine");
        assertThat(f.plans().size()).isZero();
    }

    @Test
    void negativeSizesAreRefused() {
        assertThatThrownBy(() -> Tensor.zeros(DType.F64, -1))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("-1")
                .hasMessageContaining("MistakesTest.java:");
        assertThatThrownBy(() -> Tensor.of(DType.F64, new long[] {2, 2}, 1, 2, 3))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("3")
                .hasMessageContaining("MistakesTest.java:");
        assertThatThrownBy(() -> Tensor.of(new double[][] {{1, 2}, {3}}))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("MistakesTest.java:");
    }

    @Test
    void aLossThatIsNoScalarHasNoGradient() {
        assertThatThrownBy(() -> grad((Tensor x) -> x.mul(x)).apply(VECTOR))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("grad");
        assertThatThrownBy(() -> grad((Tensor x) -> x.sum()).apply(INTEGERS)).isInstanceOf(TypeException.class);
    }
}
