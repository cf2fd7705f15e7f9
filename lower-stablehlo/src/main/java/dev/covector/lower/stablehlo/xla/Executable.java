package dev.covector.lower.stablehlo.xla;

import dev.covector.ir.DType;
import dev.covector.lower.stablehlo.pjrt.PjrtBuffer;
import dev.covector.lower.stablehlo.pjrt.PjrtExecutable;
import dev.covector.runtime.HostTensor;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The program of a plan for certain sizes. */
final class Executable implements AutoCloseable {
    private final Map<String, Long> sizes;
    private final PjrtExecutable program;
    private final List<DType> results;
    private final long nanos;
    private final LongAdder uses = new LongAdder();
    private final AtomicInteger running = new AtomicInteger(1);

    /**
     * @param sizes the number of each symbol of the function
     * @param results the dtypes of the results
     * @param nanos what writing and compiling it took
     */
    Executable(Map<String, Long> sizes, PjrtExecutable program, List<DType> results, long nanos) {
        this.sizes = sizes;
        this.program = program;
        this.results = results;
        this.nanos = nanos;
    }

    Map<String, Long> sizes() {
        return sizes;
    }

    long nanos() {
        return nanos;
    }

    /** Runs it for dense tensors of its sizes; null where it has been closed. */
    HostTensor @Nullable [] tryRun(HostTensor[] arguments) {
        if (running.getAndUpdate(now -> now == 0 ? 0 : now + 1) == 0) {
            return null;
        }
        try {
            uses.increment();
            return run(arguments);
        } finally {
            close();
        }
    }

    private HostTensor[] run(HostTensor[] arguments) {
        MemorySegment[] in = new MemorySegment[arguments.length];
        int held = 0;
        try {
            for (HostTensor argument : arguments) {
                argument.hold();
                in[held++] = argument.memory();
            }
            return tensors(program.run(in));
        } finally {
            for (int i = 0; i < held; i++) {
                arguments[i].release();
            }
            Reference.reachabilityFence(arguments);
        }
    }

    private HostTensor[] tensors(List<PjrtBuffer> buffers) {
        HostTensor[] tensors = new HostTensor[buffers.size()];
        int done = 0;
        try {
            for (PjrtBuffer buffer : buffers) {
                tensors[done] = Transfer.tensor(buffer, results.get(done));
                done++;
            }
            return tensors;
        } finally {
            if (done < tensors.length) {
                for (int i = 0; i < done; i++) {
                    tensors[i].close();
                }
                buffers.subList(done, tensors.length).forEach(PjrtBuffer::close);
            }
        }
    }

    /** Frees the program once no call runs it any more. */
    @Override
    public void close() {
        if (running.decrementAndGet() == 0) {
            program.close();
        }
    }

    /** A line of the ledger. */
    @Override
    public String toString() {
        return "%s: %d %s, compiled in %.1f ms"
                .formatted(sizes, uses.sum(), uses.sum() == 1 ? "use" : "uses", nanos / 1e6);
    }
}
