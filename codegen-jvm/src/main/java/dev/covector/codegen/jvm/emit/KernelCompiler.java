package dev.covector.codegen.jvm.emit;

import dev.covector.codegen.jvm.math.ExpandFunctions;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ir.kernel.Recurrence;
import dev.covector.runtime.Backend.CompiledKernel;
import java.io.StringReader;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.SimpleCompiler;

/** Kernels as classes: Java source by JavaPoet, compiled by Janino, each in a class loader of its own. */
public final class KernelCompiler {
    private final VectorShape shape;

    public KernelCompiler(VectorShape shape) {
        this.shape = shape;
    }

    /** Compiles a kernel; takes milliseconds, some 200 the first time. */
    public CompiledKernel compile(Kernel kernel) {
        return compileUnexpanded(ExpandFunctions.apply(kernel, shape.bits()));
    }

    /** Compiles a recurrence; takes milliseconds. */
    public CompiledKernel compile(Recurrence recurrence) {
        Kernel expanded = ExpandFunctions.apply(recurrence.kernel(), shape.bits());
        KernelSource source = KernelSource.of(recurrence.of(expanded), shape);
        return new CompiledKernel(load(source), source.text());
    }

    /** Elementary functions stay those of the JDK. */
    CompiledKernel compileUnexpanded(Kernel kernel) {
        KernelSource source = KernelSource.of(kernel, shape);
        return new CompiledKernel(load(source), source.text());
    }

    private static KernelCode load(KernelSource source) {
        String fileName = source.className().substring(source.className().lastIndexOf('.') + 1) + ".java";
        SimpleCompiler janino = new SimpleCompiler();
        janino.setParentClassLoader(KernelCompiler.class.getClassLoader());
        janino.setTargetVersion(8);
        janino.setDebuggingInformation(true, true, true);
        try {
            janino.cook(fileName, new StringReader(source.text()));
            Class<?> type = janino.getClassLoader().loadClass(source.className());
            return (KernelCode) type.getConstructor().newInstance();
        } catch (CompileException | java.io.IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("kernel " + source.className() + " does not compile:\n" + source.text(), e);
        }
    }
}
