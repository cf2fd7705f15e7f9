package dev.covector.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.covector.ir.DType;
import dev.covector.ir.TypeException;
import dev.covector.tracer.Tensor;
import org.junit.jupiter.api.Test;

/** The elementwise methods that are made from operators; values are those of NumPy 2.4 unless a comment says otherwise. */
class ElementwiseMethodsTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final Tensor X = Tensor.of(7.0, -7, 7, -7, 1, 0, -3.5, 5);
    private static final Tensor Y = Tensor.of(3.0, 3, -3, -3, 0.1, 5, -1, 0);

    private static double[] values(Tensor x) {
        return x.toDoubles();
    }

    @Test
    void quotientsRoundDownToZeroOrNotAtAll() {
        assertThat(values(X.floorDivide(Y))).containsExactly(2, -3, -3, 2, 9, 0, 3, INF);
        assertThat(values(X.remainder(Y)))
                .containsExactly(new double[] {1, 2, -2, -1, 0.1, 0, -0.5, NAN}, within(1e-16));
        assertThat(values(X.fmod(Y))).containsExactly(new double[] {1, -1, 1, -1, 0.1, 0, -0.5, NAN}, within(1e-16));
        assertThat(values(X.truncDivide(3))).containsExactly(2, -2, 2, -2, 0, 0, -1, 1);
        Tensor whole = Tensor.of(7L, -7, 7, -7, 6, 0);
        Tensor by = Tensor.of(3L, 3, -3, -3, -3, 5);
        assertThat(whole.floorDivide(by).toLongs()).containsExactly(2, -3, -3, 2, -2, 0);
        assertThat(whole.remainder(by).toLongs()).containsExactly(1, 2, -2, -1, 0, 0);
        assertThat(whole.fmod(by).toLongs()).containsExactly(1, -1, 1, -1, 0, 0);
        assertThat(values(Tensor.of(1, 2).trueDivide(4))).containsExactly(0.25, 0.5);
        assertThat(values(Tensor.of(true, false).divide(Tensor.of(2, 2)))).containsExactly(0.5, 0);
    }

    @Test
    void integersShiftDivideAndRaiseAsTheirBitsSay() {
        Tensor x = Tensor.of(1L, -3, -1, 5, 5);
        Tensor by = Tensor.of(4L, 1, 63, 64, -1);
        // PyTorch: an amount outside leaves zero, of a right shift the sign.
        assertThat(x.bitwiseLeftShift(by).toLongs()).containsExactly(16, -6, Long.MIN_VALUE, 0, 0);
        assertThat(x.bitwiseRightShift(by).toLongs()).containsExactly(0, -2, -1, 0, 0);
        assertThat(x.shiftRightLogical(by).toLongs()).containsExactly(0, Long.MAX_VALUE - 1, 1, 0, 0);
        assertThat(Tensor.of(1, -8).shiftRightLogical(Tensor.of(0, 28)).toLongs())
                .containsExactly(1, 15);
        assertThat(Tensor.of(12, 0, -8).gcd(Tensor.of(18, 5, 12)).toLongs()).containsExactly(6, 5, 4);
        assertThat(Tensor.of(4, 0, -6).lcm(Tensor.of(6, 5, 4)).toLongs()).containsExactly(12, 0, 12);
        assertThat(Tensor.of(3, -2, 2, -1).pow(Tensor.of(4, 5, -1, -3)).toLongs())
                .containsExactly(81, -32, 0, -1);
        assertThat(Tensor.of(2).pow(3).dtype()).isEqualTo(DType.I32);
    }

    @Test
    void truncKeepsTheSignAndWhatIsWholeAlready() {
        double[] x = {
            0,
            -0.0,
            0.5,
            -0.5,
            Math.nextDown(1),
            1.5,
            -1.5,
            2.5,
            0x1.fffffffffffffp51,
            -0x1.fffffffffffffp51,
            0x1p52 + 1,
            1e300,
            INF,
            -INF,
            NAN,
            Double.MIN_VALUE,
            -Double.MIN_VALUE
        };
        double[] expected = {
            0,
            -0.0,
            0,
            -0.0,
            0,
            1,
            -1,
            2,
            0x1.ffffffffffffep51,
            -0x1.ffffffffffffep51,
            0x1p52 + 1,
            1e300,
            INF,
            -INF,
            NAN,
            0,
            -0.0
        };
        assertThat(values(Tensor.of(x).trunc())).containsExactly(expected);
        float[] narrow = {-0.3f, 7.9f, -8388607.5f, 0x1p23f, Float.NaN};
        assertThat(Tensor.of(narrow).trunc().toFloats()).containsExactly(-0f, 7, -8388607, 0x1p23f, Float.NaN);
        assertThat(Tensor.of(Long.MIN_VALUE, -3L).trunc().toLongs()).containsExactly(Long.MIN_VALUE, -3);
    }

    @Test
    void exp2AndTheLogisticFunctionEndWhereTheFormatDoes() {
        double[] x = {INF, -INF, NAN, 1024, 1023.9999999, -1074, -1075, -1076, 1e308, -1e308, 0, -0.0};
        double[] expected = {INF, 0, NAN, INF, 1.7976930102557702e308, Double.MIN_VALUE, 0, 0, INF, 0, 1, 1};
        assertThat(values(Tensor.of(x).exp2())).containsExactly(expected);
        assertThat(values(Tensor.of(x).logistic())).containsExactly(1, 0, NAN, 1, 1, 0, 0, 0, 1, 0, 0.5, 0.5);
        assertThat(values(Tensor.of(-744.0, -709.0, 36.0).logistic()))
                .containsExactly(new double[] {9.9E-324, 1.216780750623423e-308, 0.9999999999999998}, within(4.9E-324));
    }

    @Test
    void truthIsWhatIsNotZero() {
        Tensor x = Tensor.of(0.0, 2, NAN);
        Tensor y = Tensor.of(true, true, false);
        assertThat(x.logicalAnd(y).toBooleans()).containsExactly(false, true, false);
        assertThat(x.logicalOr(y).toBooleans()).containsExactly(true, true, true);
        assertThat(x.logicalXor(y).toBooleans()).containsExactly(true, false, true);
        assertThat(x.logicalNot().toBooleans()).containsExactly(true, false, false);
        assertThat(y.add(Tensor.of(true, false, false)).toBooleans()).containsExactly(true, true, false);
        assertThat(y.mul(Tensor.of(true, false, false)).toBooleans()).containsExactly(true, false, false);
        assertThat(Tensor.of(true, false).exp().dtype()).isEqualTo(DType.F64);
    }

    @Test
    void numbersAreAskedWhatTheyAre() {
        Tensor x = Tensor.of(-0.0, 0, -1, INF, NAN);
        assertThat(x.signbit().toBooleans()).containsExactly(true, false, true, false, false);
        assertThat(x.isInf().toBooleans()).containsExactly(false, false, false, true, false);
        assertThat(x.isFinite().toBooleans()).containsExactly(true, true, true, false, false);
        assertThat(values(Tensor.of(NAN, INF, -INF, 1).nanToNum()))
                .containsExactly(0, Double.MAX_VALUE, -Double.MAX_VALUE, 1);
        assertThat(values(Tensor.of(NAN, INF, -INF, 1).nanToNum(7, 8, 9))).containsExactly(7, 8, 9, 1);
        Tensor z = Tensor.complex(new double[] {NAN, 1, INF}, new double[] {INF, 1, 0});
        assertThat(z.isInf().toBooleans()).containsExactly(true, false, true);
        assertThat(z.isFinite().toBooleans()).containsExactly(false, true, false);
        Tensor near = Tensor.of(1 + 1e-6, 1.00001e10, 0, INF, NAN);
        assertThat(Tensor.of(1, 1e10, 1e-9, INF, NAN).isclose(near).toBooleans())
                .containsExactly(true, true, true, true, false);
        assertThat(Tensor.of(NAN).isclose(Tensor.of(NAN), 0, 0, true).toBooleans())
                .containsExactly(true);
    }

    @Test
    void boundsKeepNaNAndTheOtherOneWins() {
        Tensor x = Tensor.of(-2.0, 0.5, 3, NAN);
        assertThat(values(x.clip(Tensor.of(-1.0, 0, 4, 0), 1))).containsExactly(-1, 0.5, 1, NAN);
        assertThat(values(x.clampMin(0))).containsExactly(0, 0.5, 3, NAN);
        assertThat(values(x.clampMax(Tensor.of(NAN, 0, 9, 1)))).containsExactly(NAN, 0, 3, NAN);
        assertThat(values(Tensor.of(1, NAN, 3, NAN).fmax(Tensor.of(2, 5, NAN, NAN))))
                .containsExactly(2, 5, 3, NAN);
        assertThat(values(Tensor.of(1, NAN, 3).fmin(Tensor.of(2, 5, NAN)))).containsExactly(1, 5, 3);
        assertThat(values(Tensor.of(-1, 0, 2, NAN).heaviside(0.5))).containsExactly(0, 0.5, 1, NAN);
    }

    @Test
    void scalingNeitherOverflowsNorRoundsTooSoon() {
        assertThat(values(Tensor.of(1e-300, 3).ldexp(Tensor.of(1030, -2))))
                .containsExactly(new double[] {1.1505236063118822e10, 0.75}, within(1e-5));
        assertThat(values(Tensor.of(3 * 0x1p600, 0, INF).hypot(Tensor.of(4 * 0x1p600, 0, NAN))))
                .containsExactly(5 * 0x1p600, 0, INF);
        assertThat(values(Tensor.of(0.0, 1, -0.0, 1).nextafter(Tensor.of(1.0, 0, -1, 1))))
                .containsExactly(Double.MIN_VALUE, Math.nextDown(1.0), -Double.MIN_VALUE, 1);
        assertThat(values(Tensor.of(123.456, -0.5, 2.5).round(2))).containsExactly(123.46, -0.5, 2.5);
        assertThat(Tensor.of(1250, 1350, -15).round(-2).toLongs()).containsExactly(1200, 1400, 0);
        double third = 1.0 / 3;
        assertThat(Tensor.of(third).fma(Tensor.of(3.0), Tensor.of(-1.0)).item()).isEqualTo(-0x1p-54);
        assertThat(values(Tensor.of(1.0, 1).lerp(Tensor.of(3.0, 3), Tensor.of(0.25, 1))))
                .containsExactly(1.5, 3);
    }

    @Test
    void logarithmsOfSumsAndProductsWithThemHaveTheirLimits() {
        assertThat(values(Tensor.of(-INF, INF, 0).logaddexp(Tensor.of(-INF, INF, -INF))))
                .containsExactly(-INF, INF, 0);
        assertThat(values(Tensor.of(0.0, 0, 0, 2).xlogy(Tensor.of(0, INF, NAN, 0))))
                .containsExactly(0, 0, NAN, -INF);
        assertThat(values(Tensor.of(0.0, 0, 1).xlog1py(Tensor.of(-1, NAN, 0)))).containsExactly(0, NAN, 0);
        assertThat(values(Tensor.of(0.0, -1, NAN).entr())).containsExactly(0, -INF, NAN);
        assertThat(values(Tensor.of(0.0, 1, 2).logit())).containsExactly(-INF, INF, NAN);
        assertThat(values(Tensor.of(-1.0, 2).logit(0.25)))
                .containsExactly(new double[] {-Math.log(3), Math.log(3)}, within(1e-15));
    }

    @Test
    void polesAndEdgesOfSpecialFunctionsAreThoseOfPyTorch() {
        assertThat(values(Tensor.of(0.0, -1, -INF, INF).lgamma())).containsExactly(INF, INF, INF, INF);
        assertThat(values(Tensor.of(0.0, -0.0, -1, INF).digamma())).containsExactly(-INF, INF, NAN, INF);
        assertThat(values(Tensor.of(-1.0, 1, 1.5).erfinv())).containsExactly(-INF, INF, NAN);
        assertThat(values(Tensor.of(0.0, 1, -0.1).ndtri())).containsExactly(-INF, INF, NAN);
        assertThat(values(Tensor.of(1.0, 0.5, 2, 2.5).zeta(Tensor.of(1.0, 1, 0, -0.5))))
                .containsExactly(INF, NAN, INF, NAN);
        assertThat(values(Tensor.of(0.0, 0, 2, -1, 2).igamma(Tensor.of(0.0, 1, 0, 1, INF))))
                .containsExactly(NAN, 1, 0, NAN, 1);
        assertThat(values(Tensor.of(0.0, 0, 2, -1, 2).igammac(Tensor.of(0.0, 1, 0, 1, INF))))
                .containsExactly(NAN, 0, 1, NAN, 0);
        assertThat(values(Tensor.of(-INF, INF).erf())).containsExactly(-1, 1);
        assertThat(values(Tensor.of(-INF, INF).erfcx())).containsExactly(INF, 0);
        assertThat(values(Tensor.of(-INF, INF).i0())).containsExactly(INF, INF);
        assertThat(values(Tensor.of(-INF, INF).besselJ0())).containsExactly(0, 0);
    }

    @Test
    void polygammaAndItsKinAreSumsOfTheBasicOnes() {
        // mpmath.psi(n, x)
        assertThat(Tensor.scalar(0.5).polygamma(1).item()).isCloseTo(4.934802200544679, within(4e-15));
        assertThat(Tensor.scalar(-1.25).polygamma(2).item()).isCloseTo(123.72136678366236, within(1e-12));
        assertThat(Tensor.scalar(3.0).polygamma(4).item()).isCloseTo(-0.1362661234408782, within(1e-15));
        // scipy.special.multigammaln(5, 3)
        assertThat(Tensor.scalar(5.0).mvlgamma(3).item()).isCloseTo(9.140644699192542, within(1e-13));
        assertThatThrownBy(() -> Tensor.scalar(1.0).polygamma(-1))
                .isInstanceOf(TypeException.class)
                .hasMessageStartingWith("polygamma: the order must not be negative; got -1");
        assertThatThrownBy(() -> Tensor.scalar(1.0).mvlgamma(0))
                .isInstanceOf(TypeException.class)
                .hasMessageStartingWith("mvlgamma: the number of variables must be positive; got 0");
    }

    @Test
    void complexNumbersHaveModulusAndAngle() {
        Tensor z = Tensor.of(2.0, 1).polar(Tensor.of(Math.PI / 2, -Math.PI));
        assertThat(values(z.angle())).containsExactly(new double[] {Math.PI / 2, -Math.PI}, within(1e-15));
        assertThat(values(z.absolute())).containsExactly(new double[] {2, 1}, within(1e-15));
        assertThat(values(Tensor.of(-2.0, 3, -0.0, NAN).angle())).containsExactly(Math.PI, 0, 0, NAN);
    }
}
