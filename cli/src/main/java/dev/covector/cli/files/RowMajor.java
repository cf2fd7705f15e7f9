package dev.covector.cli.files;

import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.TensorData;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Tensors, whose elements lie by columns, as memory by rows and back. */
public final class RowMajor {
    private static final int ALIGNMENT = 64;

    private RowMajor() {}

    /** The elements of a tensor by rows. */
    public static MemorySegment of(Tensor tensor, Arena arena) {
        TensorData data = tensor.data();
        int bytes = data.dtype().bytes();
        Order order = new Order(data.shape());
        MemorySegment memory = arena.allocate(Math.max(1, order.elements()) * bytes, ALIGNMENT);
        ByteBuffer element = ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
        for (long i = 0; i < order.elements(); i++) {
            NpyWriter.put(element.clear(), data, i);
            MemorySegment.copy(MemorySegment.ofArray(element.array()), 0, memory, order.byRows(i) * bytes, bytes);
        }
        return memory;
    }

    /** The tensor of elements by rows, which are copied. */
    public static Tensor tensor(DType dtype, long[] shape, MemorySegment memory) {
        int bytes = dtype.bytes();
        Order order = new Order(shape);
        Elements elements = new Elements(dtype, shape);
        for (long i = 0; i < order.elements(); i++) {
            MemorySegment.copy(memory, order.byRows(i) * bytes, elements.memory(), i * bytes, bytes);
        }
        return elements.tensor();
    }
}
