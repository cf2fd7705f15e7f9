package dev.covector.codegen.jvm.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Kernels of one phase that reduce over no loop: one nest of loops, and apart from it the ends of rows if it is long. */
final class Elementwise implements Scheme {
    private final Kernel kernel;
    private final Lanes lanes;
    private final List<Instr> instrs;
    private final List<Integer> outer;
    private final Dependence dependence;

    Elementwise(Kernel kernel, Lanes lanes) {
        this.kernel = kernel;
        this.lanes = lanes;
        this.instrs = kernel.phases().getFirst().body();
        this.outer = new LoopOrder(kernel).without0();
        this.dependence = new Dependence(kernel);
    }

    private Dependence.Split row() {
        return dependence.split(instrs, Set.of(0));
    }

    private boolean isApart() {
        return lanes.count() > 1 && Strip.isLong(row().inside());
    }

    @Override
    public void print(TypeSpec.Builder type) {
        type.addMethod(Scheme.run(CodeBlock.of("loops(buffers, sizes, begin, end);\n")));
        type.addMethod(Scheme.method("loops", List.of("begin", "end"), List.of())
                .addCode(loops())
                .build());
        if (isApart()) {
            type.addMethod(Scheme.method("edge", List.of("i0", "to"), outer)
                    .addCode(edge())
                    .build());
        }
    }

    private CodeBlock loops() {
        MethodCode code = new MethodCode(kernel);
        Body body = new Body(code, lanes, kernel, Body.Reducing.NONE);
        Set<Integer> all = new HashSet<>(outer);
        all.add(0);
        Dependence.Split nest = dependence.split(instrs, all);
        Dependence.Split row = dependence.split(nest.inside(), Set.of(0));
        GatheredLines lines = GatheredLines.of(kernel, row.inside());
        body.hoist(nest.before(), List.of(), lines.instrs());
        for (int loop : outer.reversed()) {
            boolean splits = loop == kernel.splitLoop();
            code.openLoop(loop, splits ? "begin" : "0", splits ? "end" : code.extent(loop));
        }
        body.hoist(row.before(), outer, lines.instrs());
        body.addresses(row.inside(), outer);
        body.lines(lines);
        body.comment(row.inside());
        boolean splits = kernel.splitLoop() <= 0;
        String begin = splits ? "begin" : "0";
        String end = splits ? "end" : code.extent(0);
        Strip strip = new Strip(code, lanes, Scheme.edges(kernel, lanes));
        if (isApart()) {
            String rest = "edge" + Scheme.arguments(List.of("i0", end), outer);
            strip.printApart(begin, end, slot -> body.emit(lines.instrs(), slot), rest);
        } else {
            strip.print(begin, end, 1, slot -> body.emit(lines.instrs(), slot));
        }
        outer.forEach(_ -> code.close());
        return code.finish();
    }

    private CodeBlock edge() {
        MethodCode code = new MethodCode(kernel);
        Body body = new Body(code, lanes, kernel, Body.Reducing.NONE);
        List<Instr> inside = row().inside();
        GatheredLines lines = GatheredLines.of(kernel, inside);
        body.hoist(row().before(), outer, lines.instrs());
        body.addresses(inside, outer);
        body.lines(lines);
        Strip strip = new Strip(code, lanes, Scheme.edges(kernel, lanes));
        strip.printEdge("to", slot -> body.emit(lines.instrs(), slot));
        return code.finish();
    }
}
