package dev.covector.codegen.jvm.routine;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.Cumsum;

/**
 * Sums along an axis up to each element. Rows, the elements before the axis, are added up, or columns, where rows are short; a complex
 * number is a row of two.
 */
final class RunningSum implements KernelCode {
    private final DType dtype;
    private final boolean reverse;
    private final Axes all;
    private final Axes before;
    private final Axes along;
    private final Axes after;

    RunningSum(Cumsum op) {
        Operand x = Operand.first(op.x());
        dtype = op.x().type().dtype();
        reverse = op.reverse();
        all = x.axes();
        before = x.axes(0, op.axis());
        along = x.axes(op.axis(), op.axis() + 1);
        after = x.axes(op.axis() + 1, x.rank());
    }

    @Override
    public void run(long[] buffers, long[] sizes, long begin, long end) {
        long result = buffers[1];
        long source = buffers[0];
        if (all.stride(sizes) != 1) {
            DenseCopy.copy(dtype.bytes(), all, sizes, source, result);
            source = result;
        }
        long width = before.count(sizes) * (dtype.isComplex() ? 2 : 1);
        long length = along.count(sizes);
        long blocks = after.count(sizes);
        if (width == 0 || length == 0) {
            return;
        }
        long rowBytes = width * dtype.realPart().bytes();
        long step = reverse ? -rowBytes : rowBytes;
        long start = reverse ? (length - 1) * rowBytes : 0;
        if (width < RowSums.NARROW) {
            long bytes = dtype.realPart().bytes();
            addColumns(
                    new Columns(width, bytes, length * rowBytes, width * blocks),
                    source + start,
                    result + start,
                    step,
                    length);
            return;
        }
        for (long block = 0; block < blocks; block++) {
            long first = start + block * length * rowBytes;
            addRows(source + first, result + first, width, step, length);
        }
    }

    private void addColumns(Columns columns, long from, long to, long step, long length) {
        switch (dtype.realPart()) {
            case F64 -> ColumnSums.f64(columns, from, to, step, length);
            case F32 -> ColumnSums.f32(columns, from, to, step, length);
            case I64 -> ColumnSums.i64(columns, from, to, step, length);
            case I32 -> ColumnSums.i32(columns, from, to, step, length);
            case BOOL, C64, C128 -> throw new IllegalStateException("no running sum of " + dtype);
        }
    }

    private void addRows(long from, long to, long width, long step, long length) {
        switch (dtype.realPart()) {
            case F64 -> RowSums.addF64(from, to, width, step, length);
            case F32 -> RowSums.addF32(from, to, width, step, length);
            case I64 -> RowSums.addI64(from, to, width, step, length);
            case I32 -> RowSums.addI32(from, to, width, step, length);
            case BOOL, C64, C128 -> throw new IllegalStateException("no running sum of " + dtype);
        }
    }
}
