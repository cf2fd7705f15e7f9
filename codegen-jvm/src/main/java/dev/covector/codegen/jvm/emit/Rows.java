package dev.covector.codegen.jvm.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.covector.codegen.jvm.emit.Lanes.Slot;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Kernel.Level;
import dev.covector.ir.kernel.Kernel.Phase;
import dev.covector.ir.kernel.Reg;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Kernels that reduce over loop 0: lanes lie along it and are combined at its end. Outer phases work on single numbers. A
 * method for each phase; what crosses from phase to phase is a field of an object that is made for each run.
 */
final class Rows implements Scheme {
    private final Kernel kernel;
    private final Lanes lanes;
    private final Registers registers;
    private final Dependence dependence;
    private final LoopOrder order;

    Rows(Kernel kernel, Lanes lanes) {
        this.kernel = kernel;
        this.lanes = lanes;
        this.registers = new Registers(kernel);
        this.dependence = new Dependence(kernel);
        this.order = new LoopOrder(kernel);
    }

    @Override
    public void print(TypeSpec.Builder type) {
        for (Reg reg : registers.crossing()) {
            type.addField(JavaText.primitive(reg), "r" + reg.id(), Modifier.PRIVATE);
        }
        type.addMethod(Scheme.run(CodeBlock.of("new $L().rows(buffers, sizes, begin, end);\n", kernelClass(type))));
        type.addMethod(rows(type));
        for (int i = 0; i < kernel.phases().size(); i++) {
            Phase phase = kernel.phases().get(i);
            type.addMethod(Scheme.method("phase" + i, List.of(), order.kept())
                    .addCode(phase.level() == Level.OUTER ? outer(phase) : inner(phase))
                    .build());
        }
    }

    private static String kernelClass(TypeSpec.Builder type) {
        return type.build().name();
    }

    private MethodSpec rows(TypeSpec.Builder type) {
        MethodCode code = new MethodCode(kernel);
        for (Phase phase : kernel.phases()) {
            if (phase.level() == Level.INNER) {
                Accumulators accumulators = accumulators(code, phase);
                accumulators.fields().forEach(type::addField);
                accumulators.allocate(lanes.count(), accumulators.unroll() * lanes.count());
            }
        }
        if (order.kept().isEmpty()) {
            code.open("for (long once = begin; once < end; once++)");
        }
        for (int loop : order.kept().reversed()) {
            boolean splits = loop == kernel.splitLoop();
            code.openLoop(loop, splits ? "begin" : "0", splits ? "end" : code.extent(loop));
        }
        for (int i = 0; i < kernel.phases().size(); i++) {
            code.statement("phase" + i + Scheme.arguments(List.of(), order.kept()));
        }
        for (int i = 0; i < Math.max(1, order.kept().size()); i++) {
            code.close();
        }
        return Scheme.method("rows", List.of("begin", "end"), List.of())
                .addCode(code.finish())
                .build();
    }

    private Accumulators accumulators(MethodCode code, Phase phase) {
        return new Accumulators(code, lanes, order, phase, registers.crossing());
    }

    private CodeBlock outer(Phase phase) {
        MethodCode code = new MethodCode(kernel);
        Body body = new Body(code, new ScalarLanes(), kernel, Body.Reducing.NONE);
        read(code, phase);
        List<Instr> instrs = registers.complete(phase);
        body.addresses(instrs, order.kept());
        body.comment(phase.body());
        body.emit(instrs, Slot.whole("0"));
        for (Reg reg : registers.exports(phase)) {
            code.statement("this.r" + reg.id() + " = r" + reg.id());
        }
        return code.finish();
    }

    private void read(MethodCode code, Phase phase) {
        for (Reg reg : registers.imports(phase)) {
            String type = Element.of(reg.dtype()).primitive();
            code.statement(type + " r" + reg.id() + " = this.r" + reg.id());
        }
    }

    private CodeBlock inner(Phase phase) {
        MethodCode code = new MethodCode(kernel);
        Body body = new Body(code, lanes, kernel, Body.Reducing.LANES);
        Accumulators accumulators = accumulators(code, phase);
        read(code, phase);
        Dependence.Split nest = dependence.split(registers.complete(phase), Set.copyOf(order.reduced()));
        Dependence.Split row = dependence.split(nest.inside(), Set.of(0));
        body.broadcast(registers.imports(phase), row.inside());
        body.hoist(nest.before(), order.kept(), row.inside());
        int unroll = accumulators.unroll();
        accumulators.declare(Strip.slots("i0", unroll, lanes.count()), false);
        List<Integer> outer = order.reduced().stream().filter(loop -> loop > 0).toList();
        outer.reversed().forEach(loop -> code.openLoop(loop, "0", code.extent(loop)));
        List<Integer> indices = order.without0();
        body.hoist(row.before(), indices, row.inside());
        body.addresses(row.inside(), indices);
        body.sideBySide(Registers.outs(row.inside()));
        body.comment(row.inside());
        Strip strip = new Strip(code, lanes, Scheme.edges(kernel, lanes));
        Optional<Search> search = outer.isEmpty() && lanes.count() > 1
                ? Search.of(registers.complete(phase), row.inside())
                : Optional.empty();
        accumulators.leaves(0, unroll * lanes.count(), (from, to) -> {
            if (search.isPresent()) {
                Search first = search.get();
                strip.search(
                        from,
                        to,
                        unroll,
                        slot -> body.emit(first.deciding(), slot),
                        slot -> body.name(first.condition(), slot),
                        slot -> body.emit(row.inside(), slot));
            } else if (Strip.isLong(row.inside())) {
                strip.printOnce(from, to, slot -> body.emit(row.inside(), slot));
            } else {
                strip.print(from, to, unroll, slot -> body.emit(row.inside(), slot));
            }
        });
        outer.forEach(_ -> code.close());
        accumulators.finishRow();
        return code.finish();
    }
}
