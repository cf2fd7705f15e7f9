package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ops.Fma;
import java.util.List;

/**
 * Arithmetic made from the operators. Operands broadcast and promote; a derivative is that of the formula. Integers wrap, and
 * their division by zero is zero.
 */
sealed interface ArithmeticMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** This tensor. */
    default Tensor positive() {
        return self();
    }

    /** {@link ElementwiseMethods#abs}. */
    default Tensor absolute() {
        return self().abs();
    }

    /** x times x, of bools in i64. */
    default Tensor square() {
        Tensor x = self().dtype() == DType.BOOL ? self().convert(DType.I64) : self();
        return x.mul(x);
    }

    /** 1 / x, of integers in f64. */
    default Tensor reciprocal() {
        Tensor x = self().convert(self().dtype().toInexact());
        return Sources.filled(1, x.dtype(), x.shape()).div(x);
    }

    /** 1 / sqrt(x). */
    default Tensor rsqrt() {
        return self().sqrt().reciprocal();
    }

    /** x / y, of integers and bools in f64. */
    default Tensor trueDivide(Tensor y) {
        Tensor x = self().convert(self().dtype().toInexact());
        return x.div(y.convert(y.dtype().toInexact()));
    }

    /** x / y, of integers and bools in f64. */
    default Tensor trueDivide(Number y) {
        return self().convert(self().dtype().toInexact()).div(y);
    }

    /** {@link #trueDivide(Tensor)}. */
    default Tensor divide(Tensor y) {
        return trueDivide(y);
    }

    /** {@link #trueDivide(Number)}. */
    default Tensor divide(Number y) {
        return trueDivide(y);
    }

    /** x / y rounded towards zero, as a number of their dtype. Of reals the derivative is zero. */
    default Tensor truncDivide(Tensor y) {
        Tensor quotient = self().div(y);
        return quotient.dtype().isInteger() ? quotient : quotient.trunc();
    }

    /** x / y rounded towards zero. */
    default Tensor truncDivide(Number y) {
        return truncDivide(Elementwise.number(self(), y));
    }

    /**
     * The largest integer not above the quotient of x and y, as a number of their dtype, as NumPy's {@code //}: of reals exact
     * where x / y itself would round up to an integer. The derivative is zero.
     */
    default Tensor floorDivide(Tensor y) {
        List<Tensor> xy = Elementwise.promoted(List.of(self(), y));
        return Quotients.floor(xy.get(0), xy.get(1));
    }

    /** The largest integer not above the quotient of x and y. */
    default Tensor floorDivide(Number y) {
        return floorDivide(Elementwise.number(self(), y));
    }

    /** x minus y times the floor of their quotient, with the sign of y. The derivative by y is minus that floor. */
    default Tensor remainder(Tensor y) {
        List<Tensor> xy = Elementwise.promoted(List.of(self(), y));
        return Quotients.remainder(xy.get(0), xy.get(1));
    }

    /** x minus y times the floor of their quotient, with the sign of y. */
    default Tensor remainder(Number y) {
        return remainder(Elementwise.number(self(), y));
    }

    /** x minus y times their quotient rounded towards zero, with the sign of x: {@link ElementwiseMethods#rem}. */
    default Tensor fmod(Tensor y) {
        return self().rem(y);
    }

    /** x minus y times their quotient rounded towards zero, with the sign of x. */
    default Tensor fmod(Number y) {
        return self().rem(y);
    }

    /** sqrt(x² + y²) of reals without overflow. The derivative where both are zero is zero. */
    default Tensor hypot(Tensor y) {
        return self().complex(y).abs();
    }

    /** sqrt(x² + y²) of reals without overflow. */
    default Tensor hypot(Number y) {
        return self().complex(y).abs();
    }

    /** start + weight (end - start), with this as start, computed from the nearer end. */
    default Tensor lerp(Tensor end, Tensor weight) {
        Tensor difference = end.sub(self());
        Tensor fromStart = self().add(weight.mul(difference));
        Tensor fromEnd = end.sub(difference.mul(weight.neg().add(1)));
        return weight.abs().lt(0.5).select(fromStart, fromEnd);
    }

    /** start + weight (end - start), with this as start. */
    default Tensor lerp(Tensor end, Number weight) {
        return lerp(end, Elementwise.number(self().sub(end), weight));
    }

    /** this + value x y. */
    default Tensor addcmul(Tensor x, Tensor y, Number value) {
        return self().add(x.mul(y).mul(value));
    }

    /** this + x y. */
    default Tensor addcmul(Tensor x, Tensor y) {
        return self().add(x.mul(y));
    }

    /** this + value x / y; integers divide in f64. */
    default Tensor addcdiv(Tensor x, Tensor y, Number value) {
        return self().add(x.trueDivide(y).mul(value));
    }

    /** this + x / y; integers divide in f64. */
    default Tensor addcdiv(Tensor x, Tensor y) {
        return self().add(x.trueDivide(y));
    }

    /** x y + z, of reals rounded once; all three broadcast and promote. */
    default Tensor fma(Tensor y, Tensor z) {
        List<Tensor> all = Broadcasting.align("fma", Elementwise.promoted(List.of(self(), y, z)));
        return Staging.emit(all, values -> new Fma(values.get(0), values.get(1), values.get(2)))
                .getFirst();
    }

    /** x 2^n, in two steps so that it overflows no sooner than the result; n may be of any dtype. */
    default Tensor ldexp(Tensor n) {
        Tensor x = self().convert(self().dtype().toInexact());
        if (n.dtype().isComplex()) {
            return x.mul(n.exp2());
        }
        Tensor power = n.dtype().isInexact() ? n : n.convert(x.dtype().realPart());
        Tensor half = power.mul(0.5).trunc();
        return x.mul(half.exp2()).mul(power.sub(half).exp2());
    }

    /** x 2^n. */
    default Tensor ldexp(Number n) {
        return ldexp(Elementwise.number(self(), n));
    }

    /** x to the power y in f64, or c128 if one is complex. */
    default Tensor floatPower(Tensor y) {
        boolean isComplex = DType.promote(self().dtype(), y.dtype()).isComplex();
        DType dtype = isComplex ? DType.C128 : DType.F64;
        return self().convert(dtype).pow(y.convert(dtype));
    }

    /** x to the power y in f64, or c128 if x is complex. */
    default Tensor floatPower(Number y) {
        return self().convert(self().dtype().isComplex() ? DType.C128 : DType.F64)
                .pow(y);
    }

    /** x minus x rounded towards zero. The derivative is one. */
    default Tensor frac() {
        return self().sub(self().trunc());
    }

    /** x rounded to so many decimals, ties to even; a negative number rounds to tens, hundreds, ... The derivative is zero. */
    default Tensor round(int decimals) {
        if (self().dtype().isInteger() && decimals >= 0) {
            return self();
        }
        double power = Math.pow(10, Math.abs(decimals));
        Tensor rounded = decimals < 0
                ? self().div(power).round().mul(power)
                : self().mul(power).round().div(power);
        return self().dtype().isInteger() ? rounded.convert(self().dtype()) : rounded;
    }

    /** The sign, of bools themselves: {@link ElementwiseMethods#sign}. */
    default Tensor sgn() {
        return self().dtype() == DType.BOOL ? self() : self().sign();
    }

    /** |x|², real; of complex numbers without a square root, so differentiable everywhere. */
    default Tensor squaredModulus() {
        return self().dtype().isComplex()
                ? self().real().square().add(self().imag().square())
                : square();
    }

    /** An angle in degrees as one in radians. */
    default Tensor deg2rad() {
        return self().mul(Math.PI / 180);
    }

    /** An angle in radians as one in degrees. */
    default Tensor rad2deg() {
        return self().mul(180 / Math.PI);
    }
}
