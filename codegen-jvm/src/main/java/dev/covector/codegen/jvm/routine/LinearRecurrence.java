package dev.covector.codegen.jvm.routine;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.Recurrence;
import java.util.List;

/** Linear recurrences along an axis. Where rows are long, the result is a copy of b, to each row of which the row before times that of a is added. */
final class LinearRecurrence implements KernelCode {
    private final DType dtype;
    private final boolean reverse;
    private final Axes allOfA;
    private final Axes allOfB;
    private final Axes before;
    private final Axes along;
    private final Axes after;

    LinearRecurrence(Recurrence op) {
        Operand a = Operand.first(op.a());
        Operand b = a.next(op.b());
        dtype = op.a().type().dtype();
        reverse = op.reverse();
        allOfA = a.axes();
        allOfB = b.axes();
        before = a.axes(0, op.axis());
        along = a.axes(List.of(op.axis()));
        after = a.axes(op.axis() + 1, a.rank());
    }

    @Override
    public void run(long[] buffers, long[] sizes, long begin, long end) {
        long result = buffers[2];
        long width = before.count(sizes);
        long length = along.size(0, sizes);
        if (width == 0 || length == 0) {
            return;
        }
        long rowBytes = width * dtype.bytes();
        long first = reverse ? (length - 1) * rowBytes : 0;
        long step = reverse ? -rowBytes : rowBytes;
        DenseCopy.with(dtype.bytes(), allOfA, sizes, buffers[0], a -> {
            if (width < RowRecurrences.NARROW && !dtype.isComplex()) {
                DenseCopy.with(dtype.bytes(), allOfB, sizes, buffers[1], b -> {
                    Columns columns = new Columns(width, dtype.bytes(), length * rowBytes, width * after.count(sizes));
                    advanceColumns(columns, a + first, b + first, result + first, step, length);
                });
                return;
            }
            DenseCopy.copy(dtype.bytes(), allOfB, sizes, buffers[1], result);
            for (long block = 0; block < after.count(sizes); block++) {
                long at = first + block * length * rowBytes;
                advance(a + at, result + at, width, step, length);
            }
        });
    }

    private void advanceColumns(Columns columns, long a, long b, long y, long step, long length) {
        switch (dtype) {
            case F64 -> ColumnRecurrences.f64(columns, a, b, y, step, length);
            case F32 -> ColumnRecurrences.f32(columns, a, b, y, step, length);
            case I64 -> ColumnRecurrences.i64(columns, a, b, y, step, length);
            case I32 -> ColumnRecurrences.i32(columns, a, b, y, step, length);
            case BOOL, C64, C128 -> throw new IllegalStateException("no columns of " + dtype);
        }
    }

    private void advance(long a, long y, long width, long step, long length) {
        switch (dtype) {
            case F64 -> RowRecurrences.f64(a, y, width, step, length);
            case F32 -> RowRecurrences.f32(a, y, width, step, length);
            case I64 -> RowRecurrences.i64(a, y, width, step, length);
            case I32 -> RowRecurrences.i32(a, y, width, step, length);
            case C128 -> ComplexRecurrences.c128(a, y, width, step, length);
            case C64 -> ComplexRecurrences.c64(a, y, width, step, length);
            case BOOL -> throw new IllegalStateException("no recurrence of " + dtype);
        }
    }
}
