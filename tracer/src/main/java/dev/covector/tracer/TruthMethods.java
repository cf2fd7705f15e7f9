package dev.covector.tracer;

import dev.covector.ir.DType;

/** Questions to the elements, logic by truth (what is not zero is true), and bits. */
sealed interface TruthMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** Whether an element is NaN, of a complex number whether a part is. */
    default Tensor isNaN() {
        return self().ne(self());
    }

    /** Whether an element is infinite, of a complex number whether a part is. */
    default Tensor isInf() {
        if (self().dtype().isComplex()) {
            return self().real().isInf().or(self().imag().isInf());
        }
        return self().dtype().isReal() ? self().abs().eq(Double.POSITIVE_INFINITY) : self().ne(self());
    }

    /** Whether an element is neither infinite nor NaN, of a complex number whether both parts are so. */
    default Tensor isFinite() {
        if (self().dtype().isComplex()) {
            return self().real().isFinite().and(self().imag().isFinite());
        }
        return self().dtype().isReal() ? self().abs().lt(Double.POSITIVE_INFINITY) : self().eq(self());
    }

    /** Whether the sign of a real or integer element is minus, that of -0 and of NaN included; of bools false. */
    default Tensor signbit() {
        return switch (self().dtype().kind()) {
            case BOOL -> self().ne(self());
            case INTEGER -> self().lt(0);
            case REAL, COMPLEX ->
                Sources.filled(1, self().dtype(), self().shape())
                        .copysign(self())
                        .lt(0);
        };
    }

    /**
     * Whether x and y differ by at most atol + rtol |y|, or are equal; NaN is close to nothing, or, if asked, to NaN. Integers
     * are compared in f64.
     */
    default Tensor isclose(Tensor y, double rtol, double atol, boolean equalNaN) {
        Tensor other = y.convert(y.dtype().toInexact());
        Tensor size = self().convert(self().dtype().toInexact()).sub(other).abs();
        Tensor near = size.le(other.abs().mul(rtol).add(atol)).and(size.isFinite());
        Tensor close = self().eq(y).or(near);
        return equalNaN ? close.or(self().isNaN().and(y.isNaN())) : close;
    }

    /** Whether x and y differ by at most 1e-8 + 1e-5 |y|, or are equal. */
    default Tensor isclose(Tensor y) {
        return isclose(y, 1e-5, 1e-8, false);
    }

    /** NaN as zero, infinities as the largest and the least finite number of the dtype. The derivative there is zero. */
    default Tensor nanToNum() {
        double most = switch (self().dtype()) {
            case F32, C64 -> Float.MAX_VALUE;
            case F64, C128, I32, I64, BOOL -> Double.MAX_VALUE;
        };
        return nanToNum(0, most, -most);
    }

    /** NaN and the infinities as given numbers, in each part of complex numbers. The derivative there is zero. */
    default Tensor nanToNum(Number nan, Number posinf, Number neginf) {
        if (self().dtype().isComplex()) {
            Tensor re = self().real().nanToNum(nan, posinf, neginf);
            return re.complex(self().imag().nanToNum(nan, posinf, neginf));
        }
        if (!self().dtype().isReal()) {
            return self();
        }
        Tensor above = self().eq(Double.POSITIVE_INFINITY).select(posinf, self());
        Tensor below = self().eq(Double.NEGATIVE_INFINITY).select(neginf, above);
        return self().isNaN().select(nan, below);
    }

    /** Whether an element is not zero; a bool itself. */
    private Tensor truth() {
        return self().dtype() == DType.BOOL ? self() : self().ne(0);
    }

    /** Whether both are true. */
    default Tensor logicalAnd(Tensor y) {
        return truth().and(((TruthMethods) y).truth());
    }

    /** Whether one is true. */
    default Tensor logicalOr(Tensor y) {
        return truth().or(((TruthMethods) y).truth());
    }

    /** Whether exactly one is true. */
    default Tensor logicalXor(Tensor y) {
        return truth().xor(((TruthMethods) y).truth());
    }

    /** Whether this is false. */
    default Tensor logicalNot() {
        return truth().not();
    }

    /** {@link ElementwiseMethods#and}: of integers bit by bit. */
    default Tensor bitwiseAnd(Tensor y) {
        return self().and(y);
    }

    /** {@link ElementwiseMethods#or}: of integers bit by bit. */
    default Tensor bitwiseOr(Tensor y) {
        return self().or(y);
    }

    /** {@link ElementwiseMethods#xor}: of integers bit by bit. */
    default Tensor bitwiseXor(Tensor y) {
        return self().xor(y);
    }

    /** {@link ElementwiseMethods#not}: of integers bit by bit. */
    default Tensor bitwiseNot() {
        return self().not();
    }

    /** {@link ElementwiseMethods#shiftLeft}. */
    default Tensor bitwiseLeftShift(Tensor y) {
        return self().shiftLeft(y);
    }

    /** {@link ElementwiseMethods#shiftRight}, which keeps the sign. */
    default Tensor bitwiseRightShift(Tensor y) {
        return self().shiftRight(y);
    }
}
