package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An access whose offset and strides are given by their places among the numbers of a run: the sizes of the kernel,
 * then zero, then one. The index of a loop is an access too: what it would touch is the index itself.
 */
final class Route {
    private final int offset;
    private final int[] strides;

    private Route(int offset, int[] strides) {
        this.offset = offset;
        this.strides = strides;
    }

    static Route of(Access access, List<Dim> sizes) {
        return new Route(
                sizes.indexOf(access.offset()),
                access.strides().stream().mapToInt(sizes::indexOf).toArray());
    }

    static Route ofIndex(int loop, int loops, List<Dim> sizes) {
        int zero = sizes.size();
        int one = zero + 1;
        return new Route(
                zero, IntStream.range(0, loops).map(i -> i == loop ? one : zero).toArray());
    }

    int offset() {
        return offset;
    }

    int[] strides() {
        return strides;
    }

    /** The numbers of a run with these sizes. */
    static long[] numbers(long[] sizes) {
        long[] numbers = Arrays.copyOf(sizes, sizes.length + 2);
        numbers[sizes.length + 1] = 1;
        return numbers;
    }
}
