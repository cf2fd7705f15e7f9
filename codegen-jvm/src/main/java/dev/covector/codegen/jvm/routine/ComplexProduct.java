package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.Prod;
import java.lang.foreign.ValueLayout;

/** Products of complex numbers over axes, from the first element to the last. */
final class ComplexProduct implements KernelCode {
    private final DType dtype;
    private final Axes reduced;
    private final Axes kept;

    ComplexProduct(Prod op) {
        Operand x = Operand.first(op.x());
        dtype = op.x().type().dtype();
        reduced = x.axes(op.axes());
        kept = x.axesWithout(op.axes());
    }

    @Override
    public void run(long[] buffers, long[] sizes, long begin, long end) {
        Odometer outer = new Odometer(kept.sizes(sizes), kept.strides(sizes));
        for (long i = 0; i < outer.points(); i++) {
            Odometer inner = new Odometer(reduced.sizes(sizes), reduced.strides(sizes));
            double re = 1;
            double im = 0;
            for (long j = 0; j < inner.points(); j++) {
                long at = buffers[0] + (outer.offset(0) + inner.offset(0)) * dtype.bytes();
                double x = part(at, 0);
                double y = part(at, 1);
                double next = re * x - im * y;
                im = re * y + im * x;
                re = next;
                inner.advance();
            }
            put(buffers[1] + i * dtype.bytes(), re, im);
            outer.advance();
        }
    }

    private double part(long at, int part) {
        return dtype == DType.C128
                ? ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at + 8L * part)
                : ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at + 4L * part);
    }

    private void put(long at, double re, double im) {
        if (dtype == DType.C128) {
            ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, at, re);
            ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, at + 8, im);
        } else {
            ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, at, (float) re);
            ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, at + 4, (float) im);
        }
    }
}
