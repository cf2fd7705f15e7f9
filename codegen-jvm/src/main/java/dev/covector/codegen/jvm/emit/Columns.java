package dev.covector.codegen.jvm.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.covector.codegen.jvm.emit.Lanes.Slot;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Kernel.Phase;
import dev.covector.ir.kernel.Reg;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/**
 * Kernels of several phases that keep loop 0: each lane is a result of its own. All phases run for a block of
 * neighbours along loop 0 before the next block; what crosses from phase to phase is an array as long as a block.
 */
final class Columns implements Scheme {
    /** Elements of a block where no accumulators stand side by side: its arrays stay in the first cache. */
    private static final int LONG_BLOCK = 256;

    private final Kernel kernel;
    private final Lanes lanes;
    private final Registers registers;
    private final Dependence dependence;
    private final LoopOrder order;
    private final int side;

    Columns(Kernel kernel, Lanes lanes) {
        this.kernel = kernel;
        this.lanes = lanes;
        this.registers = new Registers(kernel);
        this.dependence = new Dependence(kernel);
        this.order = new LoopOrder(kernel);
        this.side = kernel.phases().stream()
                .mapToInt(phase -> accumulators(new MethodCode(kernel), phase).unroll())
                .filter(unroll -> unroll > 1)
                .min()
                .orElse(kernel.reduces() ? 1 : LONG_BLOCK / lanes.count());
    }

    private int block() {
        return side * lanes.count();
    }

    private Accumulators accumulators(MethodCode code, Phase phase) {
        return new Accumulators(code, lanes, order, phase, registers.crossing());
    }

    @Override
    public void print(TypeSpec.Builder type) {
        for (Reg reg : registers.crossing()) {
            type.addField(ArrayTypeName.of(JavaText.primitive(reg)), "r" + reg.id() + "s", Modifier.PRIVATE);
        }
        String self = type.build().name();
        type.addMethod(Scheme.run(CodeBlock.of("new $L().blocks(buffers, sizes, begin, end);\n", self)));
        type.addMethod(blocks(type));
        for (int i = 0; i < kernel.phases().size(); i++) {
            Phase phase = kernel.phases().get(i);
            if (reduces(phase)) {
                type.addMethod(method("phase" + i).addCode(reduceBlock(phase)).build());
                type.addMethod(method("phase" + i + "Edge")
                        .addCode(reduceEdge(phase, "phase" + i))
                        .build());
                if (lanes.count() > 1 && side > 1) {
                    type.addMethod(Scheme.method("phase" + i + "One", List.of("from", "i0"), order.keptWithout0())
                            .addCode(reduceOne(phase))
                            .build());
                }
            } else {
                map("phase" + i, phase, type);
            }
        }
    }

    private static boolean reduces(Phase phase) {
        return phase.level() == Kernel.Level.INNER && phase.body().stream().anyMatch(Instr.Reduce.class::isInstance);
    }

    private MethodSpec.Builder method(String name) {
        return Scheme.method(name, List.of("from", "to"), order.keptWithout0());
    }

    private MethodSpec blocks(TypeSpec.Builder type) {
        MethodCode code = new MethodCode(kernel);
        for (Reg reg : registers.crossing()) {
            String primitive = Element.of(reg.dtype()).primitive();
            code.statement("r" + reg.id() + "s = new " + primitive + "[" + block() + "]");
        }
        for (Phase phase : kernel.phases()) {
            if (reduces(phase)) {
                Accumulators accumulators = accumulators(code, phase);
                accumulators.fields().forEach(type::addField);
                accumulators.allocate(block(), 1);
            }
        }
        for (int loop : order.keptWithout0().reversed()) {
            boolean splits = loop == kernel.splitLoop();
            code.openLoop(loop, splits ? "begin" : "0", splits ? "end" : code.extent(loop));
        }
        boolean splits = kernel.splitLoop() == 0;
        String end = splits ? "end" : code.extent(0);
        code.open("for (long from = " + (splits ? "begin" : "0") + "; from < " + end + "; from += " + block() + ")");
        code.statement("long to = Math.min(from + " + block() + ", " + end + ")");
        calls(code);
        code.close();
        order.keptWithout0().forEach(_ -> code.close());
        return Scheme.method("blocks", List.of("begin", "end"), List.of())
                .addCode(code.finish())
                .build();
    }

    private void calls(MethodCode code) {
        String arguments = Scheme.arguments(List.of("from", "to"), order.keptWithout0());
        for (int i = 0; i < kernel.phases().size(); i++) {
            if (reduces(kernel.phases().get(i))) {
                code.open("if (to - from == " + block() + ")");
                code.statement("phase" + i + arguments);
                code.next("else");
                code.statement("phase" + i + "Edge" + arguments);
                code.close();
            } else {
                code.statement("phase" + i + arguments);
            }
        }
    }

    /** A phase without reductions: along the block inside, over the reduced loops outside. */
    private void map(String name, Phase phase, TypeSpec.Builder type) {
        List<Integer> around = phase.level() == Kernel.Level.OUTER ? List.of() : order.reduced();
        List<Integer> indices = around.isEmpty() ? order.keptWithout0() : order.without0();
        List<Instr> instrs = registers.complete(phase);
        boolean apart = lanes.count() > 1
                && Strip.isLong(split(phase, instrs, Set.of(0)).inside());
        MethodCode code = new MethodCode(kernel);
        Body body = new Body(code, lanes, kernel, Body.Reducing.NONE);
        Set<Integer> loops = new HashSet<>(around);
        loops.add(0);
        Dependence.Split nest = split(phase, instrs, loops);
        Dependence.Split row = split(phase, nest.inside(), Set.of(0));
        hoist(body, phase, nest.before(), order.keptWithout0(), row.inside());
        around.reversed().forEach(loop -> code.openLoop(loop, "0", code.extent(loop)));
        hoist(body, phase, row.before(), indices, row.inside());
        body.addresses(row.inside(), indices);
        body.comment(row.inside());
        Strip strip = new Strip(code, lanes, Scheme.edges(kernel, lanes));
        if (apart) {
            String rest = name + "Edge" + Scheme.arguments(List.of("from", "i0", "to"), indices);
            strip.printApart("from", "to", slot -> mapSlot(code, body, phase, row.inside(), slot), rest);
            type.addMethod(Scheme.method(name + "Edge", List.of("from", "i0", "to"), indices)
                    .addCode(mapEdge(phase, instrs, indices))
                    .build());
        } else {
            strip.print("from", "to", 1, slot -> mapSlot(code, body, phase, row.inside(), slot));
        }
        around.forEach(_ -> code.close());
        type.addMethod(method(name).addCode(code.finish()).build());
    }

    private CodeBlock mapEdge(Phase phase, List<Instr> instrs, List<Integer> indices) {
        MethodCode code = new MethodCode(kernel);
        Body body = new Body(code, lanes, kernel, Body.Reducing.NONE);
        Dependence.Split row = split(phase, instrs, Set.of(0));
        hoist(body, phase, row.before(), indices, row.inside());
        body.addresses(row.inside(), indices);
        new Strip(code, lanes, Scheme.edges(kernel, lanes))
                .printEdge("to", slot -> mapSlot(code, body, phase, row.inside(), slot));
        return code.finish();
    }

    private void hoist(Body body, Phase phase, List<Instr> before, List<Integer> indices, List<Instr> users) {
        body.hoist(before, indices, users);
        List<Reg> set = Registers.outs(before);
        body.hold(registers.exports(phase).stream().filter(set::contains).toList());
    }

    private void mapSlot(MethodCode code, Body body, Phase phase, List<Instr> instrs, Slot slot) {
        String at = "(int) (" + slot.index() + " - from)";
        read(code, body, phase, slot, at);
        body.emit(instrs, slot);
        for (Reg reg : registers.exports(phase)) {
            code.statement(lanes.toArray(body.name(reg, slot), "r" + reg.id() + "s", at));
        }
    }

    private void read(MethodCode code, Body body, Phase phase, Slot slot, String at) {
        for (Reg reg : registers.imports(phase)) {
            Element element = Element.of(reg.dtype());
            code.statement(lanes.type(element) + " " + body.name(reg, slot) + " = "
                    + lanes.fromArray(element, "r" + reg.id() + "s", at));
        }
    }

    /** What a phase imports lies in lanes, whatever it depends on, so what is computed from it stays there too. */
    private Dependence.Split split(Phase phase, List<Instr> body, Set<Integer> loops) {
        return dependence.split(body, loops, loops.contains(0) ? registers.imports(phase) : List.of());
    }

    private CodeBlock reduceBlock(Phase phase) {
        MethodCode code = new MethodCode(kernel);
        reduce(
                code,
                phase,
                Strip.slots("from", side, lanes.count()),
                slot -> slot.index().replace("from + ", ""));
        return code.finish();
    }

    /** One whole vector of a block that has not as many as others. */
    private CodeBlock reduceOne(Phase phase) {
        MethodCode code = new MethodCode(kernel);
        reduce(code, phase, List.of(Slot.whole("i0")), _ -> "(int) (i0 - from)");
        return code.finish();
    }

    private CodeBlock reduceEdge(Phase phase, String name) {
        MethodCode code = new MethodCode(kernel);
        int count = lanes.count();
        String first = "from";
        if (count > 1 && side > 1) {
            first = "from + (to - from) / " + count + " * " + count;
            code.open("for (long i0 = from; i0 <= to - " + count + "; i0 += " + count + ")");
            code.statement(name + "One" + Scheme.arguments(List.of("from", "i0"), order.keptWithout0()));
            code.close();
        }
        code.open("for (long i0 = " + first + "; i0 < to; i0 += " + count + ")");
        Slot slot = count == 1 ? Slot.whole("i0") : Slot.edge("i0");
        if (count > 1) {
            lanes.openEdge(code, Scheme.edges(kernel, lanes), "i0", "to");
        }
        reduce(code, phase, List.of(slot), _ -> "(int) (i0 - from)");
        code.close();
        return code.finish();
    }

    private void reduce(MethodCode code, Phase phase, List<Slot> slots, Function<Slot, String> position) {
        Function<Slot, String> at = slot -> slot.index().equals("from") ? "0" : position.apply(slot);
        Body body = new Body(code, lanes, kernel, Body.Reducing.EACH_LANE);
        Accumulators accumulators = accumulators(code, phase);
        Set<Integer> reduced = Set.copyOf(order.reduced());
        Set<Integer> all = new HashSet<>(reduced);
        all.add(0);
        Dependence.Split nest = split(phase, registers.complete(phase), all);
        Dependence.Split still = split(phase, nest.inside(), reduced);
        Dependence.Split row = split(phase, still.inside(), Set.of(0));
        // What changes with a reduced loop alone stays a number, and reads numbers.
        List<Instr> onLanes = new ArrayList<>(still.before());
        onLanes.addAll(row.inside());
        body.hoist(nest.before(), order.keptWithout0(), onLanes);
        body.sideBySide(registers.imports(phase));
        body.sideBySide(Registers.outs(still.before()));
        body.sideBySide(Registers.outs(row.inside()));
        body.addresses(still.before(), order.keptWithout0());
        for (Slot slot : slots) {
            read(code, body, phase, slot, at.apply(slot));
            body.emit(still.before(), slot);
        }
        accumulators.declare(slots, true);
        List<Integer> loops = order.reduced();
        int fastest = loops.getFirst();
        loops.subList(1, loops.size()).reversed().forEach(loop -> code.openLoop(loop, "0", code.extent(loop)));
        accumulators.leaves(fastest, 1, (from, to) -> {
            body.comment(row.inside());
            code.openLoop(fastest, from, to);
            body.hoist(row.before(), order.without0(), row.inside());
            body.addresses(row.inside(), order.without0());
            slots.forEach(slot -> body.emit(row.inside(), slot));
            code.close();
        });
        loops.subList(1, loops.size()).forEach(_ -> code.close());
        accumulators.finishBlock(at);
    }
}
