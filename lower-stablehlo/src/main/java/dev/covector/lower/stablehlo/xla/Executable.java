package dev.covector.lower.stablehlo.xla;

import dev.covector.ir.DType;
import dev.covector.lower.stablehlo.ModuleWithRoom;
import dev.covector.lower.stablehlo.pjrt.PjrtBuffer;
import dev.covector.lower.stablehlo.pjrt.PjrtException;
import dev.covector.lower.stablehlo.pjrt.PjrtExecutable;
import dev.covector.runtime.HostTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The program of a plan for certain sizes, or for all up to certain sizes. */
final class Executable implements AutoCloseable {
    private final ModuleWithRoom module;
    private final Map<String, Long> sizes;
    private final PjrtExecutable program;
    private final List<DType> results;
    private final long nanos;
    private final LongAdder uses = new LongAdder();
    private final AtomicInteger running = new AtomicInteger(1);

    /**
     * A compiled module.
     *
     * @param sizes what it is for, as numbers of the symbols of the function
     * @param results the dtypes of the results
     * @param nanos what writing and compiling it took
     */
    Executable(
            ModuleWithRoom module, Map<String, Long> sizes, PjrtExecutable program, List<DType> results, long nanos) {
        this.module = module;
        this.sizes = sizes;
        this.program = program;
        this.results = new ArrayList<>(results);
        this.nanos = nanos;
        if (!module.born().isEmpty()) {
            this.results.add(DType.I64);
        }
    }

    ModuleWithRoom module() {
        return module;
    }

    Map<String, Long> sizes() {
        return sizes;
    }

    long nanos() {
        return nanos;
    }

    /** Runs it for dense tensors that fill its parameters; null where it has been closed. */
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

    /** The sizes of a parameter. */
    long[] parameter(int number) {
        return Transfer.reversed(program.parameters().get(number).dims());
    }

    private HostTensor[] run(HostTensor[] arguments) {
        List<PjrtBuffer> in = new ArrayList<>(arguments.length);
        int held = 0;
        try {
            for (HostTensor argument : arguments) {
                argument.hold();
                held++;
                in.add(Transfer.buffer(argument, program.device()));
            }
            return tensors(program.execute(in));
        } finally {
            in.forEach(PjrtBuffer::close);
            for (int i = 0; i < held; i++) {
                arguments[i].release();
            }
        }
    }

    /** Waits for all results, so that nothing uses the arguments any more. */
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
            if (done < buffers.size()) {
                for (int i = 0; i < done; i++) {
                    tensors[i].close();
                }
                buffers.subList(done, buffers.size()).forEach(Executable::discard);
            }
        }
    }

    /** The result that failed first says why; what the others say is lost. */
    private static void discard(PjrtBuffer buffer) {
        try (buffer) {
            if (!buffer.isClosed()) {
                buffer.await();
            }
        } catch (PjrtException e) {
            // It has failed with the other.
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
        return "%s%s: %d %s, compiled in %.1f ms"
                .formatted(
                        module.given().isEmpty() ? "" : "up to ",
                        sizes,
                        uses.sum(),
                        uses.sum() == 1 ? "use" : "uses",
                        nanos / 1e6);
    }
}
