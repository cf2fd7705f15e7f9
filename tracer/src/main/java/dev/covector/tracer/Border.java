package dev.covector.tracer;

import dev.covector.ir.Dim;

/** What surrounds a tensor that is padded with elements of itself: of abcd, three on each side. */
public enum Border {
    /** {@code dcb abcd cba}: mirrored at the first and the last element, which are not repeated. */
    REFLECT {
        @Override
        Dim least(Dim width) {
            return width.plus(1);
        }

        @Override
        Tensor before(Tensor x, int axis, Dim width) {
            return x.slice(axis, Dim.ONE, width.plus(1)).reverse(axis);
        }

        @Override
        Tensor after(Tensor x, int axis, Dim width) {
            Dim end = x.dim(axis).minus(1);
            return x.slice(axis, end.minus(width), end).reverse(axis);
        }
    },
    /** {@code cba abcd dcb}: mirrored at the ends, as NumPy's symmetric. */
    SYMMETRIC {
        @Override
        Dim least(Dim width) {
            return width;
        }

        @Override
        Tensor before(Tensor x, int axis, Dim width) {
            return x.slice(axis, Dim.ZERO, width).reverse(axis);
        }

        @Override
        Tensor after(Tensor x, int axis, Dim width) {
            return x.slice(axis, x.dim(axis).minus(width), x.dim(axis)).reverse(axis);
        }
    },
    /** {@code aaa abcd ddd}: the first and the last element repeated, as NumPy's edge. */
    REPLICATE {
        @Override
        Dim least(Dim width) {
            return Dim.ONE;
        }

        @Override
        Tensor before(Tensor x, int axis, Dim width) {
            return x.slice(axis, Dim.ZERO, Dim.ONE).repeat(width, axis);
        }

        @Override
        Tensor after(Tensor x, int axis, Dim width) {
            return x.slice(axis, x.dim(axis).minus(1), x.dim(axis)).repeat(width, axis);
        }
    },
    /** {@code bcd abcd abc}: the other end, as NumPy's wrap. */
    CIRCULAR {
        @Override
        Dim least(Dim width) {
            return width;
        }

        @Override
        Tensor before(Tensor x, int axis, Dim width) {
            return x.slice(axis, x.dim(axis).minus(width), x.dim(axis));
        }

        @Override
        Tensor after(Tensor x, int axis, Dim width) {
            return x.slice(axis, Dim.ZERO, width);
        }
    };

    /** The size that an axis must have for a border of so many elements. */
    abstract Dim least(Dim width);

    abstract Tensor before(Tensor x, int axis, Dim width);

    abstract Tensor after(Tensor x, int axis, Dim width);
}
