package dev.covector.user;

import static dev.covector.user.Programs.trace;
import static dev.covector.user.Programs.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.DType;
import dev.covector.ir.TypeException;
import dev.covector.ops.OpSet;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.TensorException;
import dev.covector.tracer.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ErrorsTest {
    private static AbstractThrowableAssert<?, ? extends Throwable> typeError(ThrowingCallable work) {
        return assertThatThrownBy(work)
                .isInstanceOf(TypeException.class)
                .hasMessageMatching("(?s).* \\(at ErrorsTest.java:\\d+\\)");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> stateError(ThrowingCallable work) {
        return assertThatThrownBy(work)
                .isInstanceOf(TensorException.class)
                .hasMessageMatching("(?s).* \\(at ErrorsTest.java:\\d+\\)");
    }

    @Test
    void aTracedTensorHasNoValues() {
        String has = "f64[] is traced in f and has no values yet; choose between tensors with Tensor.where";
        stateError(() -> trace(x -> x.get(0).item() > 0 ? x.get(0) : x.get(0).neg(), "f64[]"))
                .hasMessageStartingWith("item: " + has);
        stateError(() -> trace(x -> Tensor.of(x.get(0).toDoubles()), "f64[]"))
                .hasMessageStartingWith("toDoubles: " + has);
        stateError(() -> trace(x -> Tensor.of(x.get(0).sizes()), "f64[n]"))
                .hasMessageStartingWith("sizes: those of f64[n] are known only at run time; use shape()");
    }

    @Test
    void aTensorIsOfNoUseAfterItsTrace() {
        List<Tensor> leaked = new ArrayList<>();
        trace(
                x -> {
                    leaked.add(x.get(0).exp());
                    return x.get(0);
                },
                "f64[n]");
        stateError(() -> leaked.getFirst().add(1))
                .hasMessageMatching(
                        "a tensor of the trace f, f64\\[n\\] from ErrorsTest.java:\\d+, is used after that trace"
                                + " ended; return it from the traced function instead of keeping it .*");
        stateError(() -> trace(x -> x.get(0).add(leaked.getFirst()), "f64[n]"))
                .hasMessageContaining("is used after that trace ended");
    }

    @Test
    void aTraceBelongsToItsThread() {
        stateError(() -> trace(
                        x -> {
                            try {
                                return CompletableFuture.supplyAsync(
                                                () -> x.get(0).neg())
                                        .join();
                            } catch (java.util.concurrent.CompletionException e) {
                                throw (TensorException) e.getCause();
                            }
                        },
                        "f64[n]"))
                .hasMessageContaining("is used where that trace does not run; a trace belongs to one thread");
        stateError(() -> trace(
                        x -> {
                            Tensor outer = x.get(0);
                            try {
                                return CompletableFuture.supplyAsync(
                                                () -> trace(y -> y.get(0).add(outer), "f64[n]"))
                                        .thenApply(_ -> outer)
                                        .join();
                            } catch (java.util.concurrent.CompletionException e) {
                                throw (TensorException) e.getCause();
                            }
                        },
                        "f64[n]"))
                .hasMessageContaining("is used in the trace f, which is not inside it; pass it as an argument");
    }

    @Test
    void aClosedTensorSaysSo() {
        Tensor x = Tensor.of(1.0, 2);
        assertThat(x.isClosed()).isFalse();
        x.close();
        assertThat(x.isClosed()).isTrue();
        stateError(() -> x.add(1)).hasMessageStartingWith("this tensor, f64[2], is closed; close a tensor after");
        stateError(x::toDoubles).hasMessageStartingWith("this tensor, f64[2], is closed");
        stateError(() -> trace(y -> y.get(0).add(x), "f64[2]"))
                .hasMessageStartingWith("this tensor, f64[2], is closed");
        assertThat(x).hasToString("Tensor f64[2] closed");
    }

    @Test
    void operationsNameWhatTheyTake() {
        Tensor x = Tensor.ones(DType.F64, 3, 4);
        typeError(() -> x.matmul(x))
                .hasMessageStartingWith(
                        "matmul: takes [m, k, batch...] and [k, n, batch...]; got (f64[3, 4], f64[3, 4])");
        typeError(() -> x.sum(2)).hasMessageStartingWith("sum: f64[3, 4] has no axis 2; its axes are 0 to 1");
        typeError(() -> x.sum(0, -2)).hasMessageStartingWith("sum: axes [0, -2] of f64[3, 4] must be distinct");
        typeError(() -> x.reshape(5, -1))
                .hasMessageStartingWith("reshape (C1): the number of elements must stay the same");
        typeError(() -> x.reshape(-1, -1)).hasMessageStartingWith("reshape: takes sizes of which one may be -1");
        typeError(() -> x.squeeze(0)).hasMessageStartingWith("squeeze: axis 0 of f64[3, 4] must have size 1");
        typeError(() -> x.take(0, 3)).hasMessageStartingWith("take: axis 0 of f64[3, 4] has no index 3");
        typeError(() -> x.at(3, 0)).hasMessageStartingWith("at: f64[3, 4] has no element [3, 0]");
        typeError(() -> x.item()).hasMessageStartingWith("item: takes a tensor of one element; got f64[3, 4]");
        typeError(() -> x.and(x)).hasMessageStartingWith("and (dtype): operand 0 must be of class logical");
        typeError(() -> Tensor.of(1).add(3_000_000_000L))
                .hasMessageStartingWith("the number 3000000000 does not fit i32");
        typeError(() -> x.slice(0, 0, 3, -1)).hasMessageStartingWith("slice: the step must be at least 1; got -1");
        typeError(() -> x.split(2, 0)).hasMessageStartingWith("split: axis 0 of f64[3, 4] has no 2 equal parts");
        typeError(() -> Tensor.of(new double[][] {{1}, {1, 2}})).hasMessageStartingWith("of: row 1 has 2 elements");
        typeError(() -> Tensor.zeros(DType.F64, -1)).hasMessageStartingWith("a size must not be negative; got -1");
        typeError(() -> Tensor.zeros(DType.F64, 0).argmax())
                .hasMessageStartingWith("argmax: axis 0 of f64[0] has no elements");
        typeError(() -> Tensor.complex(new double[] {1}, new double[] {1}).toDoubles())
                .hasMessageStartingWith(
                        "toDoubles: takes no complex tensor; got c128[1]; take its real() and its imag()");
        typeError(() -> x.toLongs()).hasMessageStartingWith("toLongs: takes integers and bool; got f64[3, 4]");
    }

    @Test
    void aDoubleWhereANumberBelongsIsExplained() {
        assertThatThrownBy(() -> Trace.of("f", OpSet.STANDARD, List.of(type("f64[]")), x -> {
                    Object number = dev.covector.tracer.Structure.flatten(3.0)
                            .structure()
                            .rebuild(x);
                    Double value = (Double) number;
                    return List.of(Tensor.scalar(value));
                }))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith("a traced number was given where a Java number with a value is declared;"
                        + " declare Number or Tensor there")
                .hasMessageContaining("(at ErrorsTest.java:");
    }
}
