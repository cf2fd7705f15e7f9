package dev.covector.tests.xla;

import static dev.covector.api.Covector.grad;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.api.Compiled;
import dev.covector.api.Fn1;
import dev.covector.autodiff.Numbers;
import dev.covector.ir.Func;
import dev.covector.ir.Verifier;
import dev.covector.lower.stablehlo.StableHlo;
import dev.covector.lower.stablehlo.read.StableHloReader;
import dev.covector.lower.stablehlo.read.syntax.ReadException;
import dev.covector.tests.read.ReadRuns;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions as users write them, exported, read back without XLA, and run by our own kernels: the same numbers as before. */
class ReadFunctionsTest {
    static Stream<String> functions() {
        return FunctionsTest.functions();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void whatIsReadBackHasTheSameNumbers(String name) {
        Compiled compiled = FunctionsTest.compiled(name);
        Func f = compiled.plan(FunctionsTest.arguments(name, 3, 4)).func();
        StableHlo exported = StableHlo.of(f);
        Compiled dynamic = ReadRuns.compiled(read(exported.text()));
        for (long[] sizes : new long[][] {{3, 4}, {2, 5}, {6, 2}}) {
            Object[] arguments = FunctionsTest.arguments(name, sizes[0], sizes[1]);
            List<Numbers> point =
                    Stream.of(arguments).map(x -> Tensors.numbers((Tensor) x)).toList();
            List<Numbers> expected = List.of(Tensors.numbers((Tensor) compiled.call(arguments)));
            ReadRuns.assertClose(ReadRuns.run(dynamic, point), expected, name + " for every size");
            String text = exported.text(FunctionsTest.sizes(f, point));
            ReadRuns.assertClose(ReadRuns.run(read(text), point), expected, text);
            Func reversed = read(exported.reversed().text());
            ReadRuns.assertClose(
                    ReadRuns.run(reversed, point.stream().map(Tensors::reversed).toList()),
                    expected.stream().map(Tensors::reversed).toList(),
                    name + " with its axes reversed");
        }
    }

    private static Func read(String text) {
        try {
            return Verifier.check(StableHloReader.read(text), StableHloReader.OPS);
        } catch (RuntimeException e) {
            throw new AssertionError(text, e);
        }
    }

    @Test
    void sizesMadeOfDataAreMeasured() {
        List<Fn1<Tensor, Tensor>> functions = List.of(
                x -> x.filter(x.gt(0)).square(),
                grad((Tensor x) -> x.filter(x.gt(0)).square().sum()),
                grad((Tensor x) -> FunctionsTest.doubled(x).x().sum()));
        for (Fn1<Tensor, Tensor> function : functions) {
            Compiled compiled = new Compiled("f", args -> function.apply((Tensor) args[0]));
            Tensor x = Tensor.of(1.0, -2, 3);
            Func read = read(StableHlo.of(compiled.plan(x).func()).text());
            ReadRuns.assertClose(
                    ReadRuns.run(read, List.of(Tensors.numbers(x))),
                    List.of(Tensors.numbers((Tensor) compiled.call(x))),
                    read.toString());
        }
    }

    @Test
    void aStateThatChangesItsSizesIsRefused() {
        Func f = new Compiled("f", args -> FunctionsTest.grown((Tensor) args[0]))
                .plan(Tensor.of(1.0, -2, 3))
                .func();
        String text = StableHlo.of(f).text();
        assertThatThrownBy(() -> StableHloReader.read(text))
                .isInstanceOf(ReadException.class)
                .hasMessageContaining("stablehlo.while");
    }
}
