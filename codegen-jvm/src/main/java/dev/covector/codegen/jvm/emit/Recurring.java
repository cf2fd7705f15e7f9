package dev.covector.codegen.jvm.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.covector.codegen.jvm.emit.Lanes.Slot;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Recurrence;
import dev.covector.ir.kernel.Reg;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A recurrence: the steps are the innermost loop, and what they carry on stays in registers. */
final class Recurring implements Scheme {
    private final Recurrence recurrence;
    private final Kernel kernel;
    private final Lanes lanes;
    private final Dependence dependence;

    /** The loops around the steps without loop 0. */
    private final List<Integer> outer;

    Recurring(Recurrence recurrence, VectorShape shape) {
        this.recurrence = recurrence;
        this.kernel = recurrence.kernel();
        this.lanes = LaneChoice.of(kernel, shape);
        this.dependence = new Dependence(kernel);
        List<Integer> around = new LoopOrder(kernel).without0();
        this.outer = around.subList(0, around.size() - 1);
    }

    Lanes lanes() {
        return lanes;
    }

    @Override
    public void print(TypeSpec.Builder type) {
        type.addMethod(Scheme.run(CodeBlock.of("loops(buffers, sizes, begin, end);\n")));
        type.addMethod(Scheme.method("loops", List.of("begin", "end"), List.of())
                .addCode(loops())
                .build());
        if (lanes.count() > 1) {
            type.addMethod(Scheme.method("edge", List.of("i0", "to"), outer)
                    .addCode(edge())
                    .build());
        }
    }

    private CodeBlock loops() {
        MethodCode code = new MethodCode(kernel);
        for (int loop : outer.reversed()) {
            boolean splits = loop == recurrence.splitLoop();
            code.openLoop(loop, splits ? "begin" : "0", splits ? "end" : code.extent(loop));
        }
        boolean splits = recurrence.splitLoop() == 0;
        String begin = splits ? "begin" : "0";
        String end = splits ? "end" : code.extent(0);
        Strip strip = new Strip(code, lanes, Scheme.edges(kernel, lanes));
        if (lanes.count() > 1) {
            String rest = "edge" + Scheme.arguments(List.of("i0", end), outer);
            strip.printApart(begin, end, slot -> steps(code, slot), rest);
        } else {
            strip.print(begin, end, 1, slot -> steps(code, slot));
        }
        outer.forEach(_ -> code.close());
        return code.finish();
    }

    private CodeBlock edge() {
        MethodCode code = new MethodCode(kernel);
        new Strip(code, lanes, Scheme.edges(kernel, lanes)).printEdge("to", slot -> steps(code, slot));
        return code.finish();
    }

    private void steps(MethodCode code, Slot slot) {
        Body body = new Body(code, lanes, kernel, Body.Reducing.NONE);
        int step = recurrence.stepLoop();
        Dependence.Split test = atSteps(recurrence.phase(Recurrence.TEST));
        Dependence.Split rest = atSteps(recurrence.phase(Recurrence.STEP));
        print(body, all(recurrence.phase(Recurrence.START), all(test.before(), rest.before())), outer, slot);
        int last = kernel.sizes().size() + 1;
        code.statement("long first = sizes[" + (last - 1) + "]");
        code.statement("long last = sizes[" + last + "]");
        code.open("for (long step = first; step < last; step++)");
        code.statement("long i" + step + " = " + (recurrence.reverse() ? code.extent(step) + " - 1 - step" : "step"));
        List<Integer> within = new ArrayList<>(outer);
        within.add(step);
        body.comment(all(test.inside(), rest.inside()));
        Reg holds = recurrence.holds();
        if (holds != null) {
            print(body, test.inside(), within, slot);
            code.open("if (!" + body.name(holds, slot) + ")");
            code.statement("sizes[" + last + "] = step");
            code.statement("break");
            code.close();
        }
        print(body, rest.inside(), within, slot);
        become(code, body, slot);
        code.close();
        print(body, recurrence.phase(Recurrence.END), outer, slot);
    }

    private Dependence.Split atSteps(List<Instr> phase) {
        return dependence.split(phase, Set.of(recurrence.stepLoop()), recurrence.carried());
    }

    /** What is the same for all lanes is computed once. */
    private void print(Body body, List<Instr> instrs, List<Integer> loops, Slot slot) {
        Dependence.Split row = dependence.split(instrs, Set.of(0));
        List<Instr> readers = all(recurrence.phase(Recurrence.TEST), recurrence.phase(Recurrence.STEP));
        body.hoist(row.before(), loops, dependence.split(readers, Set.of(0)).inside());
        List<Reg> set = Registers.outs(row.before());
        body.hold(recurrence.next().stream().filter(set::contains).toList());
        body.addresses(row.inside(), loops);
        body.emit(row.inside(), slot);
    }

    private static List<Instr> all(List<Instr> first, List<Instr> rest) {
        return Stream.concat(first.stream(), rest.stream()).toList();
    }

    /** All at once: one may become another. */
    private void become(MethodCode code, Body body, Slot slot) {
        List<Reg> carried = recurrence.carried();
        for (int i = 0; i < carried.size(); i++) {
            Reg next = recurrence.next().get(i);
            code.statement(lanes.type(Element.of(next.dtype())) + " n" + i + " = " + body.name(next, slot));
        }
        for (int i = 0; i < carried.size(); i++) {
            code.statement(body.name(carried.get(i), slot) + " = n" + i);
        }
    }
}
