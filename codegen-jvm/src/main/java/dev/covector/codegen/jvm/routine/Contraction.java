package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;

import dev.covector.codegen.jvm.blas.Kind;
import dev.covector.codegen.jvm.blas.OpenBlas;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.DotGeneral;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A product over pairs of axes, as one batch of matrix products: the free axes of x are the rows, those of y the
 * columns, the contracted pairs the depth. Axes that can be walked as one are one, so that most operands need no copy.
 */
final class Contraction implements KernelCode {
    private final Kind kind;
    private final Factor x;
    private final Factor y;
    private final boolean isNative;

    Contraction(DotGeneral op) {
        kind = Routines.kind(op.x().type().dtype());
        Operand first = Operand.first(op.x());
        Operand second = first.next(op.y());
        Axes freeX = first.axesWithout(both(op.contractX(), op.batchX()));
        Axes freeY = second.axesWithout(both(op.contractY(), op.batchY()));
        x = new Factor(freeX, first.axes(op.contractX()), first.axes(op.batchX()));
        y = new Factor(second.axes(op.contractY()), freeY, second.axes(op.batchY()));
        isNative = !kind.isInteger() && OpenBlas.isAvailable();
    }

    private static List<Integer> both(List<Integer> axes, List<Integer> more) {
        return Stream.concat(axes.stream(), more.stream()).toList();
    }

    @Override
    public void run(long[] buffers, long[] sizes, long begin, long end) {
        if (x.columns().stride(sizes) == Axes.IRREGULAR || y.rows().stride(sizes) == Axes.IRREGULAR) {
            int[] order = depthOrder(sizes);
            multiply(x.withColumns(order), y.withRows(order), buffers, sizes);
        } else {
            multiply(x, y, buffers, sizes);
        }
    }

    /** An order of the contracted pairs in which x can be walked as one axis, or, where there is none, y can. */
    private int[] depthOrder(long[] sizes) {
        int[] order = sorted(x.columns(), sizes);
        return x.columns().reordered(order).stride(sizes) == Axes.IRREGULAR ? sorted(y.rows(), sizes) : order;
    }

    private static int[] sorted(Axes axes, long[] sizes) {
        return IntStream.range(0, axes.rank())
                .boxed()
                .sorted(Comparator.comparingLong(axis -> Math.abs(axes.stride(axis, sizes))))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void multiply(Factor x, Factor y, long[] buffers, long[] sizes) {
        long batch = x.batch().count(sizes);
        Matrix a = Matrix.of(x, sizes, buffers[0]);
        Matrix b = Matrix.of(y, sizes, buffers[1]);
        Matrix c = Matrix.dense(a.rows(), b.columns(), buffers[2]);
        if (batch == 0 || a.rows() == 0 || b.columns() == 0) {
            return;
        }
        if (a.columns() == 0) {
            ALL.asSlice(c.address(), batch * c.batchStride() * kind.bytes()).fill((byte) 0);
        } else if (!isNative || !multiplyNative(a, b, c, batch)) {
            new EachProduct(kind, isNative, x, y, sizes).run(a, b, c);
        }
    }

    /** Multiplies without a copy, if that is possible. */
    private boolean multiplyNative(Matrix a, Matrix b, Matrix c, long batch) {
        if (!a.isNative()) {
            return false;
        }
        if (batch > 1 && a.batchStride() == 0) {
            // One x for every y: the ys lie side by side, and so do their products.
            Matrix wide = b.sideBySide(batch);
            if (wide.isNative()) {
                EachProduct.multiply(kind, a, wide, c, 1);
                return true;
            }
        }
        boolean isPossible = b.isNative() && a.batchStride() != Axes.IRREGULAR && b.batchStride() != Axes.IRREGULAR;
        if (isPossible) {
            EachProduct.multiply(kind, a, b, c, batch);
        }
        return isPossible;
    }
}
