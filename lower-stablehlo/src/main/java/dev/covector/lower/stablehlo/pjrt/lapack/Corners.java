package dev.covector.lower.stablehlo.pjrt.lapack;

import dev.covector.lower.stablehlo.pjrt.CallBuffer;
import dev.covector.lower.stablehlo.pjrt.CallFrame;
import dev.covector.lower.stablehlo.pjrt.CustomCall;
import dev.covector.lower.stablehlo.pjrt.PjrtShape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A call on matrices that are the corners of larger ones: its last operand has the sizes of all operands and results, axis by axis. What lies
 * beyond the corners is not read, and zero in the results. Where an operand has no elements, the results are zero altogether.
 */
record Corners(CustomCall call) implements CustomCall {
    private static final int ALIGNMENT = 64;

    @Override
    public void run(CallFrame frame) throws Exception {
        List<CallBuffer> operands =
                frame.arguments().subList(0, frame.arguments().size() - 1);
        long[] sizes = frame.arguments().getLast().memory().toArray(ValueLayout.JAVA_LONG);
        int matrix = operands.getFirst().shape().rank();
        try (Arena arena = Arena.ofConfined()) {
            int next = 0;
            List<CallBuffer> in = new ArrayList<>();
            for (CallBuffer operand : operands) {
                int rank = operand.shape().rank();
                CallBuffer corner = corner(operand, Arrays.copyOfRange(sizes, next, next + rank), arena);
                copy(operand, corner, corner.shape(), matrix);
                in.add(corner);
                next += rank;
            }
            List<CallBuffer> out = new ArrayList<>();
            for (CallBuffer result : frame.results()) {
                int rank = result.shape().rank();
                out.add(corner(result, Arrays.copyOfRange(sizes, next, next + rank), arena));
                next += rank;
            }
            if (in.stream().allMatch(x -> x.shape().elements() > 0)) {
                call.run(new CallFrame(in, out, frame.attributes()));
            }
            for (int i = 0; i < out.size(); i++) {
                CallBuffer whole = frame.result(i);
                whole.memory().fill((byte) 0);
                copy(out.get(i), whole, out.get(i).shape(), matrix);
            }
        }
    }

    private static CallBuffer corner(CallBuffer whole, long[] sizes, Arena arena) {
        for (int axis = 0; axis < sizes.length; axis++) {
            if (sizes[axis] < 0 || sizes[axis] > whole.shape().dim(axis)) {
                throw new IllegalArgumentException(
                        "a corner of " + whole.shape() + " has no sizes " + Arrays.toString(sizes));
            }
        }
        PjrtShape shape = PjrtShape.of(whole.shape().type(), sizes);
        return new CallBuffer(
                shape, arena.allocate(Math.max(1, shape.bytes()), ALIGNMENT).asSlice(0, shape.bytes()));
    }

    /** Copies the elements of a shape, run by run, from its corner of one buffer to that of another. */
    private static void copy(CallBuffer from, CallBuffer to, PjrtShape shape, int matrix) {
        int[] order = order(shape.rank(), matrix);
        long bytes = shape.type().bytes();
        long run = order.length == 0 ? 1 : shape.dim(order[0]);
        long runs = shape.elements() == 0 ? 0 : shape.elements() / run;
        long[] source = strides(from.shape(), order);
        long[] target = strides(to.shape(), order);
        for (long i = 0; i < runs; i++) {
            MemorySegment.copy(
                    from.memory(),
                    place(i, shape, order, source) * bytes,
                    to.memory(),
                    place(i, shape, order, target) * bytes,
                    run * bytes);
        }
    }

    /** The axes from the fastest to the slowest: those of matrices column-major, everything else row-major. */
    private static int[] order(int rank, int matrix) {
        int[] order = new int[rank];
        for (int i = 0; i < rank; i++) {
            order[i] = rank - 1 - i;
        }
        if (rank == matrix) {
            order[0] = rank - 2;
            order[1] = rank - 1;
        }
        return order;
    }

    private static long[] strides(PjrtShape shape, int[] order) {
        long[] strides = new long[order.length];
        long stride = 1;
        for (int axis : order) {
            strides[axis] = stride;
            stride *= shape.dim(axis);
        }
        return strides;
    }

    private static long place(long run, PjrtShape shape, int[] order, long[] strides) {
        long rest = run;
        long place = 0;
        for (int i = 1; i < order.length; i++) {
            long size = shape.dim(order[i]);
            place += rest % size * strides[order[i]];
            rest /= size;
        }
        return place;
    }
}
