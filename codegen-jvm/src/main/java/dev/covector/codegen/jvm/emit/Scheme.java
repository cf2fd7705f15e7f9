package dev.covector.codegen.jvm.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import java.util.List;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** How a kernel's loops become methods. */
sealed interface Scheme permits Elementwise, Rows, Columns {
    /** Adds the method {@code run} and those that it calls. */
    void print(TypeSpec.Builder type);

    static Scheme of(Kernel kernel, Lanes lanes) {
        if (!kernel.reduces()) {
            return new Elementwise(kernel, lanes);
        }
        return kernel.loops().getFirst().reduced() ? new Rows(kernel, lanes) : new Columns(kernel, lanes);
    }

    /** The one method of {@link dev.covector.ir.kernel.KernelCode}. */
    static MethodSpec run(CodeBlock body) {
        return arguments(MethodSpec.methodBuilder("run").addModifiers(Modifier.PUBLIC))
                .addParameter(long.class, "begin")
                .addParameter(long.class, "end")
                .addCode(body)
                .build();
    }

    static MethodSpec.Builder method(String name) {
        return arguments(MethodSpec.methodBuilder(name));
    }

    private static MethodSpec.Builder arguments(MethodSpec.Builder method) {
        return method.addParameter(long[].class, "buffers").addParameter(long[].class, "sizes");
    }

    /** The elements whose vectors have lanes missing at the end of a row. */
    static List<Element> edges(Kernel kernel, Lanes lanes) {
        var edges = new TreeSet<Element>();
        if (lanes instanceof VectorLanes vectors) {
            edges.add(vectors.main());
            kernel.buffers().forEach(dtype -> edges.add(Element.of(dtype)));
            kernel.phases()
                    .forEach(phase -> phase.body().forEach(instr -> {
                        if (instr instanceof Instr.Reduce reduce) {
                            edges.add(Element.of(reduce.out().dtype()));
                        }
                    }));
            edges.removeIf(element -> !vectors.holds(element) || element == Element.BOOL && vectors.main() != element);
        }
        return List.copyOf(edges);
    }
}
