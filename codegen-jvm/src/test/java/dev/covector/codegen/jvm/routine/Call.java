package dev.covector.codegen.jvm.routine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.Op;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.OpSet;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Calls the routine of an op as a backend does. */
final class Call {
    private Call() {}

    static Sample run(Op op, Sample... operands) {
        Sample result = Sample.dense(OpSet.STANDARD.types(op).getFirst());
        Sample[] all = Stream.concat(Arrays.stream(operands), Stream.of(result)).toArray(Sample[]::new);
        long[] buffers = Arrays.stream(all).mapToLong(Sample::address).toArray();
        long[] sizes = Arrays.stream(all)
                .flatMapToLong(sample -> LongStream.of(sample.numbers()))
                .toArray();
        KernelCode code = Objects.requireNonNull(Routines.of(op));
        code.run(buffers, sizes, 0, 1);
        assertThat(result.guardIntact())
                .as("memory around the result of %s", op)
                .isTrue();
        return result;
    }
}
