package dev.covector.oracles.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.autodiff.Complex;
import dev.covector.autodiff.Numbers;
import dev.covector.autodiff.Reference;
import dev.covector.ir.Func;
import dev.covector.ops.OpSet;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Op after op, which random programs are held against, is itself held against the evaluator that shares no kernel with it. */
class ReferenceTest {
    private static final int COUNT = 200;

    /** The reference has doubles for whole numbers, and divides by infinities as the formula for complex numbers does. */
    private static final double WHOLE = 1e9;

    @Test
    void opAfterOpGivesTheNumbersOfTheReference() {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (long seed = 1; seed <= COUNT; seed++) {
            RandomProgram program = RandomProgram.of(seed);
            Func f = Wide.of(program.func());
            Point point = wide(f, program.points().getFirst());
            boolean holds = Stepwise.all(f, point, Stepwise.Touch.NONE).values().stream()
                    .allMatch(x -> x.dtype().isInexact() ? Elements.allFinite(x) : Elements.largest(x) < WHOLE);
            if (holds) {
                List<Tensor> results = Stepwise.run(f, point, Stepwise.Touch.NONE);
                String difference = new Agreement(f, point, results, seed).difference(reference(f, point));
                if (difference != null) {
                    differences.add("seed " + seed + ": " + difference + "\n" + f);
                }
                compared++;
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(COUNT / 2);
    }

    private static Point wide(Func f, Point point) {
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < f.params().size(); i++) {
            inputs.add(point.inputs().get(i).convert(f.params().get(i).type().dtype()));
        }
        return new Point(point.sizes(), inputs);
    }

    private static List<Tensor> reference(Func f, Point point) {
        List<Numbers> inputs =
                point.inputs().stream().map(ReferenceTest::numbers).toList();
        return Reference.run(f, inputs, OpSet.STANDARD).stream()
                .map(ReferenceTest::tensor)
                .toList();
    }

    private static Numbers numbers(Tensor x) {
        Complex[] elements = new Complex[(int) Elements.count(x)];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = new Complex(x.data().real(i), x.data().imaginary(i));
        }
        int[] shape =
                Arrays.stream(x.data().shape()).mapToInt(size -> (int) size).toArray();
        return new Numbers(x.dtype(), shape, elements);
    }

    private static Tensor tensor(Numbers x) {
        long[] shape = Arrays.stream(x.shape()).asLongStream().toArray();
        double[] re = Arrays.stream(x.elements()).mapToDouble(Complex::re).toArray();
        double[] im = Arrays.stream(x.elements()).mapToDouble(Complex::im).toArray();
        Tensor real = Tensor.of(x.dtype().realPart(), shape, re);
        return x.dtype().isComplex() ? real.complex(Tensor.of(x.dtype().realPart(), shape, im)) : real;
    }
}
