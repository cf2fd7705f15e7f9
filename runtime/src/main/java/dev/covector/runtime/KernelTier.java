package dev.covector.runtime;

import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ir.kernel.Recurrence;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A kernel's code, shared by all plans that have the kernel: interpreted at first, so that the first call answers at once,
 * then the fast code once it is compiled and warm. A recurrence has no code before; its loop runs step by step.
 */
final class KernelTier {
    private final Supplier<Backend.CompiledKernel> compiler;
    private final Consumer<KernelCode> warming;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicLong elements = new AtomicLong();
    private volatile @Nullable KernelCode code;
    private volatile @Nullable String source;
    private volatile long compileNanos;

    private KernelTier(
            Supplier<Backend.CompiledKernel> compiler,
            Consumer<KernelCode> warming,
            Supplier<@Nullable KernelCode> meanwhile) {
        this.compiler = compiler;
        this.warming = warming;
        this.code = Compilation.MODE == Compilation.Mode.NOW ? compiled().code() : meanwhile.get();
    }

    /** The code that is there already, for good. */
    private KernelTier(Backend.CompiledKernel compiled) {
        this.compiler = () -> compiled;
        this.warming = _ -> {};
        this.code = compiled.code();
        this.source = compiled.source();
    }

    static KernelTier of(Kernel kernel, Backend backend) {
        return new KernelTier(
                () -> backend.compile(kernel), code -> Warming.run(kernel, code), () -> backend.interpret(kernel));
    }

    static KernelTier of(Recurrence recurrence, Backend backend) {
        return new KernelTier(() -> backend.compile(recurrence), code -> Warming.run(recurrence, code), () -> null);
    }

    static KernelTier of(Backend.CompiledKernel compiled) {
        return new KernelTier(compiled);
    }

    /** The code of a kernel to run now, for so many elements; enough of them, and the fast code is asked for. */
    KernelCode code(long work) {
        return Objects.requireNonNull(ready(work));
    }

    /** The code, or null where there is none yet. */
    @Nullable
    KernelCode ready(long work) {
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
        warming.accept(compiled.code());
        code = compiled.code();
    }

    private Backend.CompiledKernel compiled() {
        long start = System.nanoTime();
        Backend.CompiledKernel compiled = compiler.get();
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
