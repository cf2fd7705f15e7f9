package dev.covector.codegen.jvm.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** How a kernel's loops become methods. */
sealed interface Scheme permits Elementwise, Rows, Columns, Recurring {
    /** Adds the method {@code run} and those that it calls. */
    void print(TypeSpec.Builder type);

    static Scheme of(Kernel kernel, Lanes lanes) {
        if (!kernel.reduces()) {
            return kernel.phases().size() == 1 ? new Elementwise(kernel, lanes) : new Columns(kernel, lanes);
        }
        return kernel.loops().getFirst().reduced() ? new Rows(kernel, lanes) : new Columns(kernel, lanes);
    }

    /** The one method of {@link dev.covector.ir.kernel.KernelCode}. */
    static MethodSpec run(CodeBlock body) {
        return method("run", List.of("begin", "end"), List.of())
                .addModifiers(Modifier.PUBLIC)
                .addCode(body)
                .build();
    }

    /** A method of buffers, sizes, some numbers and the indices of some loops. Private ones would be renamed by Janino. */
    static MethodSpec.Builder method(String name, List<String> numbers, List<Integer> loops) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addParameter(long[].class, "buffers")
                .addParameter(long[].class, "sizes");
        numbers.forEach(number -> method.addParameter(long.class, number));
        loops.forEach(loop -> method.addParameter(long.class, "i" + loop));
        return method;
    }

    /** The arguments of such a method. */
    static String arguments(List<String> numbers, List<Integer> loops) {
        List<String> arguments = new ArrayList<>(List.of("buffers", "sizes"));
        arguments.addAll(numbers);
        loops.forEach(loop -> arguments.add("i" + loop));
        return "(" + String.join(", ", arguments) + ")";
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
