package dev.covector.tracer;

import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ops.DotGeneral;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Products of tensors by the one op that sums products. */
final class Products {
    private static final List<Integer> NONE = List.of();

    private Products() {}

    static List<Integer> axes(Tensor x, List<Integer> axes) {
        return Axes.list("dotGeneral", x, axes.stream().mapToInt(i -> i).toArray());
    }

    static Tensor general(
            Tensor x,
            Tensor y,
            List<Integer> contractX,
            List<Integer> contractY,
            List<Integer> batchX,
            List<Integer> batchY) {
        return Staging.emit(
                        Elementwise.promoted(List.of(x, y)),
                        v -> new DotGeneral(v.get(0), v.get(1), contractX, contractY, batchX, batchY))
                .getFirst();
    }

    static Tensor dot(Tensor x, Tensor y) {
        if (x.rank() != 1 || y.rank() != 1 || !equal(x.dim(0), y.dim(0), "dot")) {
            throw UserLine.typeError("dot: takes two vectors of one size; got (" + x.type() + ", " + y.type() + ")");
        }
        return general(x, y, List.of(0), List.of(0), NONE, NONE);
    }

    private static boolean equal(Dim x, Dim y, String reason) {
        return SizeScope.holds(x, Relation.EQUAL, y, reason);
    }

    static Tensor matmul(Tensor x, Tensor y) {
        int inner = x.rank() == 1 ? 0 : 1;
        boolean fits = x.rank() > 0 && y.rank() > 0 && equal(x.dim(inner), y.dim(0), "matmul");
        if (!fits) {
            throw UserLine.typeError(
                    "matmul: takes [m, k, batch...] and [k, n, batch...]; got (" + x.type() + ", " + y.type() + ")");
        }
        if (x.rank() <= 2 || y.rank() <= 2) {
            return oneBatch(x, y, inner);
        }
        List<Tensor> both = batched("matmul", x, y);
        List<Integer> batch = Axes.range(2, both.getFirst().rank());
        return general(both.get(0), both.get(1), List.of(1), List.of(0), batch, batch);
    }

    /** The product of operands that must have these ranks. */
    static Tensor ranked(String op, Tensor x, int rankX, Tensor y, int rankY) {
        requireRanks(op, x, rankX, y, rankY);
        boolean fits = equal(x.dim(1), y.dim(0), op) && (rankX < 3 || equal(x.dim(2), y.dim(2), op));
        if (!fits) {
            throw UserLine.typeError(
                    op + ": inner sizes and batches must be equal; got (" + x.type() + ", " + y.type() + ")");
        }
        return matmul(x, y);
    }

    static void requireRanks(String op, Tensor x, int rankX, Tensor y, int rankY) {
        if (x.rank() != rankX || y.rank() != rankY) {
            throw UserLine.typeError(op + ": takes tensors of " + rankX + " and " + rankY + " axes; got (" + x.type()
                    + ", " + y.type() + ")");
        }
    }

    /** beta x + alpha product, in the shape of the product; x is not read where beta is zero. */
    static Tensor added(String op, Tensor x, Tensor product, Number beta, Number alpha) {
        Tensor terms = Broadcasting.expanded(op, x, product.shape());
        Tensor scaled = scaled(product, alpha);
        return !(beta instanceof TracedNumber) && beta.doubleValue() == 0
                ? scaled
                : scaled(terms, beta).add(scaled);
    }

    private static Tensor scaled(Tensor x, Number factor) {
        return !(factor instanceof TracedNumber) && factor.doubleValue() == 1 ? x : x.mul(factor);
    }

    static Tensor kron(Tensor x, Tensor y) {
        int rank = Math.max(x.rank(), y.rank());
        List<Dim> shape = new ArrayList<>();
        List<Dim> left = new ArrayList<>();
        List<Dim> right = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            Dim outer = axis < rank - x.rank() ? Dim.ONE : x.dim(axis - (rank - x.rank()));
            Dim inner = axis < rank - y.rank() ? Dim.ONE : y.dim(axis - (rank - y.rank()));
            shape.add(outer.times(inner));
            left.addAll(List.of(Dim.ONE, outer));
            right.addAll(List.of(inner, Dim.ONE));
        }
        return x.reshape(left).mul(y.reshape(right)).reshape(shape);
    }

    /** Component i is x(i+1) y(i+2) - x(i+2) y(i+1), indices modulo 3. */
    static Tensor cross(Tensor x, Tensor y, int axis) {
        List<Tensor> both = Broadcasting.align("cross", Elementwise.promoted(List.of(x, y)));
        int at = Axes.one("cross", both.getFirst(), axis);
        if (!equal(both.getFirst().dim(at), Dim.of(3), "cross")) {
            throw UserLine.typeError(
                    "cross: axis " + at + " must have size 3; got (" + x.type() + ", " + y.type() + ")");
        }
        Tensor u = both.get(0);
        Tensor v = both.get(1);
        List<Tensor> components = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Dim next = Dim.of((i + 1) % 3);
            Dim last = Dim.of((i + 2) % 3);
            components.add(
                    u.take(at, next).mul(v.take(at, last)).sub(u.take(at, last).mul(v.take(at, next))));
        }
        return Joining.stack("cross", at, components);
    }

    static Tensor power(Tensor x, int n) {
        boolean square = x.rank() >= 2 && equal(x.dim(0), x.dim(1), "matrixPower");
        if (!square) {
            throw UserLine.typeError("matrixPower: takes square matrices; got " + x.type());
        }
        if (n < 0) {
            return power(x.inv(), Math.negateExact(n));
        }
        if (n == 0) {
            return Broadcasting.to(Tensor.eye(x.dtype(), x.dim(0)), x.shape(), List.of(0, 1));
        }
        Tensor base = x;
        Tensor power = null;
        for (int left = n; left > 0; left /= 2) {
            if (left % 2 == 1) {
                power = power == null ? base : matmul(power, base);
            }
            base = left > 1 ? matmul(base, base) : base;
        }
        return Objects.requireNonNull(power);
    }

    /** At most one operand has batch axes: they are free axes of one product. */
    private static Tensor oneBatch(Tensor x, Tensor y, int inner) {
        Tensor product = general(x, y, List.of(inner), List.of(0), NONE, NONE);
        // [m, batch..., n] where x has the batch axes and y is a matrix: n moves to its place.
        return x.rank() > 2 && y.rank() == 2 ? product.moveaxis(-1, 1) : product;
    }

    /** Matrices of one dtype, with their batch axes broadcast to one shape. */
    static List<Tensor> batched(String op, Tensor x, Tensor y) {
        if (x.rank() < 2 || y.rank() < 2) {
            throw UserLine.typeError(
                    op + ": takes matrices in the first two axes; got (" + x.type() + ", " + y.type() + ")");
        }
        List<Dim> batch = Broadcasting.shape(op, List.of(batch(x), batch(y)));
        return Elementwise.promoted(List.of(x, y)).stream()
                .map(z -> withBatch(z, batch))
                .toList();
    }

    private static List<Dim> batch(Tensor x) {
        return x.shape().subList(2, x.rank());
    }

    private static Tensor withBatch(Tensor x, List<Dim> batch) {
        List<Dim> matrix = x.shape().subList(0, 2);
        List<Integer> axes = new ArrayList<>(Axes.range(0, 2));
        axes.addAll(Axes.range(2 + batch.size() - (x.rank() - 2), 2 + batch.size()));
        return Broadcasting.to(x, Stream.concat(matrix.stream(), batch.stream()).toList(), axes);
    }
}
