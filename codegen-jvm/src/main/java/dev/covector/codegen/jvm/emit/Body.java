package dev.covector.codegen.jvm.emit;

import dev.covector.codegen.jvm.emit.Lanes.Address;
import dev.covector.codegen.jvm.emit.Lanes.Slot;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Reg;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prints instructions into a method. Register 5 is {@code r5}; where several vectors stand side by side, it is {@code r5},
 * {@code r5_1}, … What does not change with loop 0 is a number {@code r5} before the loop and a vector {@code v5} of it
 * inside. A reduction's register is its accumulator.
 */
final class Body {
    private final MethodCode code;
    private final Lanes lanes;
    private final Kernel kernel;
    private final Reducing reducing;
    private final Set<Reg> side = new HashSet<>();
    private final Set<Reg> held = new HashSet<>();
    private GatheredLines lines = new GatheredLines(Map.of(), List.of());

    /** What a reduction combines. */
    enum Reducing {
        /** Nothing: it is over no loops. */
        NONE,
        /** Lanes too: those that are missing at the end of a row must not count. */
        LANES,
        /** Each lane its own; missing lanes have a result that nobody reads. */
        EACH_LANE
    }

    Body(MethodCode code, Lanes lanes, Kernel kernel, Reducing reducing) {
        this.code = code;
        this.lanes = lanes;
        this.kernel = kernel;
        this.reducing = reducing;
    }

    /** These registers have one name for each vector that stands side by side. */
    void sideBySide(Collection<Reg> registers) {
        side.addAll(registers);
    }

    /** Declares where lines that are gathered start, which from here on are loaded. */
    void lines(GatheredLines gathered) {
        lines = gathered;
        lines.declare(code);
    }

    /** Prints instructions that do not change with loop 0 as scalars, and broadcasts those that the users read. */
    void hoist(List<Instr> instrs, List<Integer> loops, List<Instr> users) {
        addresses(instrs, loops);
        new Body(code, new ScalarLanes(), kernel, Reducing.NONE).emit(instrs, Slot.whole("0"));
        broadcast(instrs.stream().map(Registers::out).toList(), users);
    }

    /** Declares vectors of those of the scalars {@code r5, …} that the users read. */
    void broadcast(List<Reg> scalars, List<Instr> users) {
        Set<Reg> read =
                users.stream().flatMap(user -> Registers.in(user).stream()).collect(Collectors.toSet());
        hold(scalars.stream().filter(read::contains).toList());
    }

    /** Declares a vector {@code v5} of each scalar {@code r5}. */
    void hold(List<Reg> scalars) {
        if (lanes.count() == 1) {
            return;
        }
        for (Reg reg : scalars) {
            if (held.add(reg)) {
                Element element = Element.of(reg.dtype());
                code.statement(
                        lanes.type(element) + " v" + reg.id() + " = " + lanes.broadcast(element, "r" + reg.id()));
            }
        }
    }

    String name(Reg reg, Slot slot) {
        return (held.contains(reg) ? "v" : "r") + reg.id() + (side.contains(reg) ? slot.suffix() : "");
    }

    private List<String> names(List<Reg> registers, Slot slot) {
        return registers.stream().map(reg -> name(reg, slot)).toList();
    }

    /** Declares the addresses of the instructions at the current indices of the given loops. */
    void addresses(List<Instr> instrs, List<Integer> loops) {
        for (Instr instr : instrs) {
            switch (instr) {
                case Instr.Load load -> code.declare(new MethodCode.Place(load.buffer(), load.access()), loops);
                case Instr.Store store -> code.declare(new MethodCode.Place(store.buffer(), store.access()), loops);
                case Instr.Constant _,
                        Instr.Size _,
                        Instr.Index _,
                        Instr.Compute _,
                        Instr.Gather _,
                        Instr.Reduce _ -> {}
            }
        }
    }

    void comment(List<Instr> instrs) {
        instrs.forEach(instr -> code.comment(instr.toString()));
    }

    void emit(List<Instr> instrs, Slot slot) {
        if (!(lanes instanceof VectorLanes vectors)) {
            instrs.forEach(instr -> emit(instr, slot));
            return;
        }
        Pairs pairs = new Pairs(instrs);
        for (int i = 0; i < instrs.size(); i++) {
            if (pairs.isPair(i)) {
                emitPair(vectors, pairs.pair(i), slot);
            } else if (!pairs.isAbsorbed(i)) {
                emit(instrs.get(i), slot);
            }
        }
    }

    private void emitPair(VectorLanes vectors, List<Instr> pair, Slot slot) {
        if (pair.getFirst() instanceof Instr.Load re && pair.getLast() instanceof Instr.Load im) {
            vectors.loadPair(code, name(re.out(), slot), name(im.out(), slot), address(re.buffer(), re.access()), slot);
        }
        if (pair.getFirst() instanceof Instr.Store re && pair.getLast() instanceof Instr.Store im) {
            vectors.storePair(
                    code, address(re.buffer(), re.access()), name(re.value(), slot), name(im.value(), slot), slot);
        }
    }

    private void emit(Instr instr, Slot slot) {
        switch (instr) {
            case Instr.Constant(Reg out, Number value) ->
                declare(out, slot, broadcast(out, Element.of(out.dtype()).literal(value)));
            case Instr.Size(Reg out, Dim size) -> declare(out, slot, broadcast(out, code.size(size)));
            case Instr.Index(Reg out, int loop) ->
                declare(out, slot, loop == 0 ? lanes.index(slot.index()) : broadcast(out, "i" + loop));
            case Instr.Compute compute ->
                lanes.compute(code, name(compute.out(), slot), compute, names(compute.in(), slot));
            case Instr.Load(Reg out, int buffer, Access access) ->
                lanes.load(code, name(out, slot), address(buffer, access), slot);
            case Instr.Store(int buffer, Access access, Reg value) ->
                lanes.store(code, address(buffer, access), name(value, slot), slot);
            case Instr.Gather(Reg out, int _, Reg _)
            when lines.isLine(out) -> lanes.load(code, name(out, slot), lines.address(out), slot);
            case Instr.Gather(Reg out, int buffer, Reg number) ->
                lanes.gather(
                        code,
                        name(out, slot),
                        Element.of(out.dtype()),
                        "buffers[" + buffer + "]",
                        name(number, slot),
                        slot);
            case Instr.Reduce reduce -> reduce(reduce, slot);
        }
    }

    private void declare(Reg out, Slot slot, String value) {
        code.statement(lanes.type(Element.of(out.dtype())) + " " + name(out, slot) + " = " + value);
    }

    private String broadcast(Reg out, String scalar) {
        return lanes.broadcast(Element.of(out.dtype()), scalar);
    }

    private void reduce(Instr.Reduce reduce, Slot slot) {
        if (reducing == Reducing.NONE) {
            declare(reduce.out(), slot, name(reduce.value(), slot));
            return;
        }
        Element element = Element.of(reduce.out().dtype());
        if (Extremes.handles(reduce, lanes)) {
            String value = name(reduce.value(), slot);
            String neutral = lanes.broadcast(element, ScalarMath.neutral(reduce.reducer(), element.dtype()));
            boolean masks = reducing == Reducing.LANES;
            new Extremes(code, reduce).combine(masks ? lanes.keep(element, neutral, value, slot) : value, slot);
            return;
        }
        String accumulator = "r" + reduce.out().id() + slot.suffix();
        String combined = lanes.combine(reduce.reducer(), element, accumulator, name(reduce.value(), slot));
        code.statement(accumulator + " = "
                + (reducing == Reducing.LANES ? lanes.keep(element, accumulator, combined, slot) : combined));
    }

    private Address address(int buffer, Access access) {
        Element element = Element.of(kernel.buffers().get(buffer));
        String pointer = code.pointer(new MethodCode.Place(buffer, access));
        Dim stride = access.strides().isEmpty() ? Dim.ZERO : access.strides().getFirst();
        String step = stride.isConstant()
                ? element.bytes() * stride.constant() + ""
                : (element.bytes() == 1 ? "" : element.bytes() + " * ") + code.size(stride);
        return new Address(element, pointer, step);
    }
}
