package dev.covector.codegen.jvm.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Kernels that reduce over no loop: one nest of loops, all phases in its body. */
final class Elementwise implements Scheme {
    private final Kernel kernel;
    private final Lanes lanes;
    private final MethodCode code;
    private final Body body;

    Elementwise(Kernel kernel, Lanes lanes) {
        this.kernel = kernel;
        this.lanes = kernel.loops().isEmpty() ? new ScalarLanes() : lanes;
        this.code = new MethodCode(kernel);
        this.body = new Body(code, this.lanes, kernel, Body.Reducing.NONE);
    }

    @Override
    public void print(TypeSpec.Builder type) {
        type.addMethod(Scheme.run(CodeBlock.of("loops(buffers, sizes, begin, end);\n")));
        MethodSpec.Builder method = Scheme.method("loops").addParameter(long.class, "begin");
        type.addMethod(method.addParameter(long.class, "end").addCode(loops()).build());
    }

    private CodeBlock loops() {
        List<Instr> all = new ArrayList<>();
        kernel.phases().forEach(phase -> all.addAll(phase.body()));
        List<Integer> loops = IntStream.range(0, kernel.loops().size()).boxed().toList();
        Dependence dependence = new Dependence(kernel);
        Dependence.Split nest = dependence.split(all, Set.copyOf(loops));
        Dependence.Split row = dependence.split(nest.inside(), Set.of(0));
        List<Integer> outer = loops.stream().filter(loop -> loop > 0).toList();
        body.hoist(nest.before(), List.of(), row.inside());
        for (int loop : outer.reversed()) {
            boolean splits = loop == kernel.splitLoop();
            code.openLoop(loop, splits ? "begin" : "0", splits ? "end" : code.extent(loop));
        }
        body.hoist(row.before(), outer, row.inside());
        body.addresses(row.inside(), outer);
        body.comment(row.inside());
        boolean splits = kernel.splitLoop() <= 0;
        String end = splits ? "end" : code.extent(0);
        new Strip(code, lanes, Scheme.edges(kernel, lanes))
                .print(splits ? "begin" : "0", end, 1, slot -> body.emit(row.inside(), slot));
        outer.forEach(_ -> code.close());
        return code.finish();
    }
}
