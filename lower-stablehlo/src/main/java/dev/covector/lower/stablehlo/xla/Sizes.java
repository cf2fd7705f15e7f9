package dev.covector.lower.stablehlo.xla;

import dev.covector.runtime.HostTensor;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

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

    /** Numbers of symbols, in the order of their names. */
    static Sizes of(Map<String, Long> numbers) {
        return new Sizes(new TreeMap<>(numbers)
                .values().stream().mapToLong(Long::longValue).toArray());
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
