package dev.covector.codegen.jvm.emit;

import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.KernelCode;

/** Kernels as they are, for tests of other packages: elementary functions are the JDK's. */
public final class Unexpanded {
    private Unexpanded() {}

    public static KernelCode compile(Kernel kernel, int vectorBits) {
        return new KernelCompiler(VectorShape.of(vectorBits))
                .compileUnexpanded(kernel)
                .code();
    }
}
