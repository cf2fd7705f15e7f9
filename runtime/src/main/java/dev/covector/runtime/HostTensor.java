package dev.covector.runtime;

import dev.covector.ir.DType;
import dev.covector.runtime.memory.Block;
import dev.covector.runtime.memory.ClosedException;
import dev.covector.runtime.memory.Memory;
import dev.covector.tracer.TensorData;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/** A tensor in the memory of the processor: a view with strides of a block that it may share with others. */
public final class HostTensor implements TensorData {
    private static final int MOST_AXES = 31;

    @SuppressWarnings("restricted")
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private final DType dtype;
    private final long[] shape;
    private final long[] strides;
    private final long layout;
    private final long offset;
    private final Block block;
    private final boolean shared;
    private volatile boolean closed;

    private HostTensor(DType dtype, long[] shape, long[] strides, long offset, Block block, boolean shared) {
        this.dtype = dtype;
        this.shape = shape;
        this.strides = strides;
        this.layout = Layout.of(shape, strides);
        this.offset = offset;
        this.block = block;
        this.shared = shared;
    }

    /** A dense tensor of undefined contents. */
    public static HostTensor allocate(DType dtype, long[] shape) {
        long bytes = dtype.bytes();
        for (long size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("a size is not negative; got " + java.util.Arrays.toString(shape));
            }
            bytes = Math.multiplyExact(bytes, size);
        }
        return over(dtype, shape, Memory.host().allocate(bytes));
    }

    /** A dense tensor that owns a block. */
    static HostTensor over(DType dtype, long[] shape, Block block) {
        if (shape.length > MOST_AXES) {
            throw new IllegalArgumentException("a tensor has at most " + MOST_AXES + " axes; got " + shape.length);
        }
        return new HostTensor(dtype, shape, Layout.denseStrides(shape), 0, block, false);
    }

    /**
     * A tensor over memory that somebody else owns and that is not copied.
     *
     * @param owner stays reachable with the tensor
     */
    public static HostTensor foreign(DType dtype, long[] shape, MemorySegment segment, Object owner) {
        long elements = java.util.Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (segment.byteSize() < Math.multiplyExact(elements, dtype.bytes())) {
            throw new IllegalArgumentException("a tensor of " + elements + " elements of " + dtype + " needs "
                    + elements * dtype.bytes() + " bytes; the segment has " + segment.byteSize());
        }
        return over(dtype, shape.clone(), Block.foreign(segment, owner));
    }

    /**
     * A tensor over dense memory that from here on belongs to it, and counts among what is live.
     *
     * @param free gives the memory back, once, on any thread: when the tensor is closed or forgotten
     */
    public static HostTensor adopted(DType dtype, long[] shape, MemorySegment memory, Runnable free) {
        return over(dtype, shape, Memory.host().adopt(memory.address(), memory.byteSize(), free));
    }

    /** A look at the first elements along each axis, so many; none of the sizes is larger than this one's. */
    public HostTensor part(long[] sizes) {
        for (int axis = 0; axis < shape.length; axis++) {
            if (sizes.length != shape.length || sizes[axis] < 0 || sizes[axis] > shape[axis]) {
                throw new IllegalArgumentException("a part of " + java.util.Arrays.toString(shape)
                        + " has as many axes and is not larger; got " + java.util.Arrays.toString(sizes));
            }
        }
        return view(sizes.clone(), strides, 0);
    }

    /** Another look at the same memory: element 0 at {@code start} elements from this one's. It must lie inside. */
    HostTensor view(long[] newShape, long[] newStrides, long start) {
        block.hold();
        return new HostTensor(dtype, newShape, newStrides, offset + start, block, true);
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public long[] shape() {
        return shape;
    }

    @Override
    public long[] strides() {
        return strides;
    }

    @Override
    public boolean isDense() {
        return layout == Layout.DENSE;
    }

    long layout() {
        return layout;
    }

    /** Dtype and rank as one number, the same for tensors that agree in both. */
    @SuppressWarnings("EnumOrdinal") // the number never leaves this process
    long kind() {
        return (long) dtype.ordinal() << 32 | shape.length;
    }

    /** The number of elements. */
    public long elements() {
        long elements = 1;
        for (long size : shape) {
            elements *= size;
        }
        return elements;
    }

    /** The address of element 0. Valid while the block is held and this tensor is reachable. */
    long address() {
        if (closed) {
            throw closedError();
        }
        return block.address() + offset * dtype.bytes();
    }

    /** Keeps the memory in place until {@link #release}, even if the tensor is closed meanwhile. */
    public void hold() {
        if (closed) {
            throw closedError();
        }
        block.hold();
    }

    /** Ends one {@link #hold}. */
    public void release() {
        block.release();
    }

    /** The elements of a dense tensor, axis 0 fastest, to be read while it is held. */
    @SuppressWarnings("restricted")
    public MemorySegment memory() {
        if (!isDense()) {
            throw new IllegalStateException("the elements of a view do not lie together; take those of dense()");
        }
        return MemorySegment.ofAddress(address()).reinterpret(elements() * dtype.bytes());
    }

    /** This tensor where it is dense, else a dense copy. */
    public HostTensor dense() {
        return isDense() ? this : HostExecutor.copy(this);
    }

    private ClosedException closedError() {
        return new ClosedException("the tensor " + dtype + java.util.Arrays.toString(shape) + " has been closed");
    }

    /** Another tensor over the memory of this one, if this one is its only owner and fills it; it does not hold the memory. */
    @Nullable
    HostTensor successor() {
        boolean sole = !shared && offset == 0 && isDense() && block.isHeldOnce();
        return sole ? new HostTensor(dtype, shape, strides, 0, block, false) : null;
    }

    /** This tensor, dense and new, under another shape with as many elements. */
    HostTensor reshaped(long[] newShape) {
        return over(dtype, newShape, block);
    }

    /** Ends this tensor: its memory stays with the one of the others that has taken it over, if any. */
    void endWith(HostTensor[] others) {
        for (HostTensor other : others) {
            if (other.block == block) {
                closed = true;
                return;
            }
        }
        close();
    }

    @Override
    public double real(long position) {
        try {
            long at = at(position);
            return switch (dtype) {
                case F32, C64 -> ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at);
                case F64, C128 -> ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at);
                case BOOL, I32, I64 -> integer(position);
            };
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public double imaginary(long position) {
        try {
            long at = at(position);
            return switch (dtype) {
                case C64 -> ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at + 4);
                case C128 -> ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at + 8);
                case BOOL, I32, I64, F32, F64 -> 0;
            };
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public long integer(long position) {
        try {
            long at = at(position);
            return switch (dtype) {
                case BOOL -> ALL.get(ValueLayout.JAVA_BYTE, at);
                case I32 -> ALL.get(ValueLayout.JAVA_INT_UNALIGNED, at);
                case I64 -> ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
                case F32, F64, C64, C128 -> (long) real(position);
            };
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private long at(long position) {
        long element = 0;
        long rest = position;
        for (int axis = 0; axis < shape.length; axis++) {
            element += rest % Math.max(1, shape[axis]) * strides[axis];
            rest /= Math.max(1, shape[axis]);
        }
        if (position < 0 || rest != 0 || elements() == 0) {
            throw new IndexOutOfBoundsException("no element " + position + " of " + elements());
        }
        return address() + element * dtype.bytes();
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        if (shared) {
            block.release();
        } else {
            block.close();
        }
    }

    @Override
    public boolean isClosed() {
        return closed || block.isClosed() && !shared;
    }
}
