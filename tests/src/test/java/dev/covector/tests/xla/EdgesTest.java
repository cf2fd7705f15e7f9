package dev.covector.tests.xla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.covector.autodiff.Complex;
import dev.covector.autodiff.Numbers;
import dev.covector.autodiff.Reference;
import dev.covector.ir.Attributes;
import dev.covector.ir.Block;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.StableHlo;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.ElementwiseRules;
import dev.covector.ops.OpDef;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Elementwise ops at zeros, infinities, NaN, poles, cuts and large and small numbers: XLA has what the reference has, up to
 * some units in the last place. This is what decides which names of StableHLO stand for our ops.
 */
class EdgesTest {
    private static final double[] REAL = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        -0.5,
        2,
        -2,
        3,
        -3,
        1e-3,
        -1e-10,
        0.3,
        -0.9,
        0.999999,
        1.000001,
        1.5,
        2.5,
        -2.5,
        7.3,
        -7.3,
        20.5,
        -20.5,
        100,
        700,
        -740,
        1e5,
        -1e10,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };
    private static final double[] PARTS = {0.0, -0.0, 1, -1, 0.5, -2, 1e-10, 3.7, -30};
    private static final double[] WHOLE = {0, 1, -1, 2, -2, 3, -7, 31, 32, 63, 64, -64, 100, 12345, -98765};
    /** Powers of complex numbers differ where they overflow; the incomplete gamma functions need a of at most 1e5. */
    private static final Set<String> OTHERS = Set.of("select", "igamma", "igammac");

    static Stream<Arguments> ops() {
        return OpSet.STANDARD.definitions().stream()
                .filter(def -> def.rules() instanceof ElementwiseRules<?> && !OTHERS.contains(def.mnemonic()))
                .flatMap(def -> Stream.of(DType.F64, DType.F32, DType.I64, DType.I32, DType.C128)
                        .filter(dtype -> accepts((ElementwiseRules<?>) def.rules(), dtype)
                                && !(dtype.isComplex() && def.mnemonic().equals("pow")))
                        .map(dtype -> Arguments.of(def.mnemonic(), dtype, def)));
    }

    private static boolean accepts(ElementwiseRules<?> rules, DType dtype) {
        return rules.dtypes().stream().allMatch(each -> each.accepts(dtype))
                && !rules.dtypes().contains(DTypeClass.BOOL)
                && (!dtype.isComplex() || rules.complex() != null);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("ops")
    void xlaHasTheReferencesNumbersAtTheEdges(String name, DType dtype, OpDef<?> def) {
        assumeTrue(Xla.peer().isPresent(), "no jaxlib: tests/xla/setup installs it");
        int operands = ((ElementwiseRules<?>) def.rules()).dtypes().size();
        List<Numbers> in = points(dtype, operands);
        long count = in.getFirst().elements().length;
        Func f = function(def, dtype, operands);
        Numbers expected = Reference.run(f, in, OpSet.STANDARD).getFirst();
        Numbers result = Xla.peer()
                .orElseThrow()
                .run(StableHlo.of(f).text(Map.of("n", count)), in)
                .getFirst();
        for (int i = 0; i < count; i++) {
            int at = i;
            List<Complex> point = in.stream().map(x -> x.elements()[at]).toList();
            assertThat(isClose(result.elements()[i], expected.elements()[i], dtype))
                    .as("%s%s: XLA has %s, the reference %s", name, point, result.elements()[i], expected.elements()[i])
                    .isTrue();
        }
    }

    private static boolean isClose(Complex x, Complex y, DType dtype) {
        if (dtype.isComplex() && !(isFinite(x) && isFinite(y))) {
            return true;
        }
        boolean narrow = dtype == DType.F32;
        double re = narrow ? (float) y.re() : y.re();
        double size = Math.max(Math.hypot(re, y.im()), narrow ? Float.MIN_NORMAL : Double.MIN_NORMAL);
        double tolerance = (narrow ? 0x1p-16 : 0x1p-45) * size;
        // XLA flushes subnormal numbers to zero.
        return Double.compare(x.re() + 0.0, re + 0.0) == 0 && Double.compare(x.im() + 0.0, y.im() + 0.0) == 0
                || Math.hypot(x.re() - re, x.im() - y.im()) <= tolerance
                || size <= (narrow ? Float.MIN_NORMAL : Double.MIN_NORMAL) && x.re() == 0;
    }

    private static boolean isFinite(Complex x) {
        return Double.isFinite(x.re()) && Double.isFinite(x.im());
    }

    private static Func function(OpDef<?> def, DType dtype, int operands) {
        TensorType type = TensorType.of(dtype, Dim.symbol("n"));
        List<Value> params =
                Stream.generate(() -> new Value(type)).limit(operands).toList();
        Op op = def.factory().create(params, Attributes.NONE, List.of());
        Value result = new Value(OpSet.STANDARD.types(op).getFirst());
        return new Func("f", new Block(params, List.of(new Stmt(List.of(result), op, null)), List.of(result)));
    }

    /** All combinations of two operands, some of three. */
    private static List<Numbers> points(DType dtype, int operands) {
        List<Complex> each = elements(dtype);
        int pairs = each.size() * each.size();
        int count = operands == 1 ? each.size() : pairs;
        Random random = new Random(8);
        List<Numbers> all = new ArrayList<>();
        for (int k = 0; k < operands; k++) {
            int number = k;
            all.add(Numbers.of(
                    dtype,
                    new int[] {count},
                    i -> each.get(
                            number == 0
                                    ? i[0] % each.size()
                                    : number == 1 ? i[0] / each.size() : random.nextInt(each.size()))));
        }
        return all;
    }

    private static List<Complex> elements(DType dtype) {
        List<Complex> all = new ArrayList<>();
        if (dtype.isComplex()) {
            for (double re : PARTS) {
                for (double im : PARTS) {
                    all.add(new Complex(re, im));
                }
            }
            return all;
        }
        for (double x : dtype.isInteger() ? WHOLE : REAL) {
            all.add(Complex.of(dtype == DType.F32 ? (float) x : x));
        }
        return all;
    }
}
