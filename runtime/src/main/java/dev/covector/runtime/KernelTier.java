package dev.covector.runtime;

import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.KernelCode;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A kernel's code, shared by all plans that have the kernel: interpreted at first, so that the first call answers at once,
 * then the fast code once it is compiled and warm.
 */
final class KernelTier {
    private final Kernel kernel;
    private final Backend backend;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicLong elements = new AtomicLong();
    private volatile KernelCode code;
    private volatile @Nullable String source;
    private volatile long compileNanos;

    KernelTier(Kernel kernel, Backend backend) {
        this.kernel = kernel;
        this.backend = backend;
        if (Compilation.MODE == Compilation.Mode.NOW) {
            Backend.CompiledKernel compiled = compiled();
            this.code = compiled.code();
        } else {
            this.code = backend.interpret(kernel);
        }
    }

    /** The code that is there already, for good. */
    KernelTier(Kernel kernel, Backend backend, Backend.CompiledKernel compiled) {
        this.kernel = kernel;
        this.backend = backend;
        this.code = compiled.code();
        this.source = compiled.source();
    }

    Kernel kernel() {
        return kernel;
    }

    /** The code to run now, for so many elements; enough of them, and the fast code is asked for. */
    KernelCode code(long work) {
        if (source == null && Compilation.MODE == Compilation.Mode.BACKGROUND && !asked.getPlain()) {
            count(work);
        }
        return code;
    }

    private void count(long work) {
        if (elements.addAndGet(work + Compilation.CALL_WORTH) > Compilation.ENOUGH_WORK
                && asked.compareAndSet(false, true)) {
            Compilation.inBackground(this::compileAndSwap);
        }
    }

    private void compileAndSwap() {
        Backend.CompiledKernel compiled = compiled();
        Warming.run(kernel, compiled.code());
        code = compiled.code();
    }

    private Backend.CompiledKernel compiled() {
        long start = System.nanoTime();
        Backend.CompiledKernel compiled = backend.compile(kernel);
        compileNanos = System.nanoTime() - start;
        source = compiled.source();
        return compiled;
    }

    /** The source of the fast code, which is compiled for this if it is not yet. */
    String source() {
        String known = source;
        return known == null ? compiled().source() : known;
    }

    /** Nanoseconds that the compiler took; zero where it has not run. */
    long compileNanos() {
        return compileNanos;
    }
}
