package dev.covector.lower.stablehlo.xla;

import dev.covector.runtime.HostTensor;
import java.util.Arrays;

/** The sizes of all arguments of a call, along all axes: what an executable is for. */
record Sizes(long[] numbers) {
    static Sizes of(HostTensor[] arguments) {
        int count = 0;
        for (HostTensor argument : arguments) {
            count += argument.shape().length;
        }
        long[] numbers = new long[count];
        int next = 0;
        for (HostTensor argument : arguments) {
            for (long size : argument.shape()) {
                numbers[next++] = size;
            }
        }
        return new Sizes(numbers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sizes sizes && Arrays.equals(numbers, sizes.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }
}
