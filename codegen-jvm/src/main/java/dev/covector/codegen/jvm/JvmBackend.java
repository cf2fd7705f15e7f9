package dev.covector.codegen.jvm;

import dev.covector.codegen.jvm.emit.KernelCompiler;
import dev.covector.codegen.jvm.emit.VectorShape;
import dev.covector.codegen.jvm.interpret.KernelInterpreter;
import dev.covector.codegen.jvm.routine.Routines;
import dev.covector.ir.Op;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ir.kernel.Recurrence;
import dev.covector.runtime.Backend;
import org.jspecify.annotations.Nullable;

/** Runs on the processor: kernels as Java for the Vector API, products and factorisations by OpenBLAS. */
public final class JvmBackend implements Backend {
    /** Made when the first kernel is compiled: asking for the shape of vectors loads much of the Vector API. */
    private static final class Compiler {
        static final KernelCompiler PREFERRED = new KernelCompiler(VectorShape.preferred());
    }

    /** Fails at once where the setting of the width makes no sense. */
    public JvmBackend() {
        VectorShape.asked();
    }

    @Override
    public String name() {
        return "jvm";
    }

    @Override
    public KernelCode interpret(Kernel kernel) {
        return KernelInterpreter.of(kernel);
    }

    @Override
    public CompiledKernel compile(Kernel kernel) {
        return Compiler.PREFERRED.compile(kernel);
    }

    @Override
    public CompiledKernel compile(Recurrence recurrence) {
        return Compiler.PREFERRED.compile(recurrence);
    }

    @Override
    public @Nullable KernelCode routine(Op op) {
        return Routines.of(op);
    }
}
