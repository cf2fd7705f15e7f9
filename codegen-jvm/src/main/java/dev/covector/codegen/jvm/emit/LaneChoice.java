package dev.covector.codegen.jvm.emit;

import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Reg;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How many numbers a kernel's registers hold: as many of its widest dtype as fit into a vector. */
final class LaneChoice {
    /** Work for each strided access, in simple operations, from which vectors pay although lanes move one by one. */
    private static final int STRIDED_COST = 4;

    private LaneChoice() {}

    static Lanes of(Kernel kernel, VectorShape shape) {
        if (shape == VectorShape.SCALAR
                || kernel.loops().isEmpty()
                || kernel.loops().getFirst().extent().equals(Dim.ONE)) {
            return new ScalarLanes();
        }
        Registers registers = new Registers(kernel);
        boolean rows = kernel.loops().getFirst().reduced();
        List<Instr> inside = inside(kernel, registers, rows);
        GatheredLines lines = GatheredLines.of(kernel, inside);
        if (inside.isEmpty() || isMostlyMoving(lines)) {
            return new ScalarLanes();
        }
        Set<Element> elements = EnumSet.noneOf(Element.class);
        for (Instr instr : lines.instrs()) {
            List<Reg> in = instr instanceof Instr.Gather gather && lines.isLine(gather.out())
                    ? List.of()
                    : Registers.in(instr);
            in.forEach(reg -> elements.add(Element.of(reg.dtype())));
            if (!(instr instanceof Instr.Store)) {
                elements.add(Element.of(Registers.out(instr).dtype()));
            }
            if (instr instanceof Instr.Reduce reduce && Extremes.handles(reduce, shape)) {
                elements.add(Extremes.keyOf(Element.of(reduce.out().dtype())));
            }
        }
        if (!rows) {
            registers.crossing().forEach(reg -> elements.add(Element.of(reg.dtype())));
        }
        Element main = elements.stream()
                .max(Comparator.comparingInt(Element::bytes)
                        .thenComparing(element -> element.dtype().isReal()))
                .orElseThrow();
        return new VectorLanes(shape, main, elements);
    }

    /** The instructions that work on lanes: those that change with loop 0, in the phases that run along it. */
    private static List<Instr> inside(Kernel kernel, Registers registers, boolean rows) {
        Dependence dependence = new Dependence(kernel);
        return kernel.phases().stream()
                .filter(phase -> !rows || phase.level() == Kernel.Level.INNER)
                .flatMap(phase -> {
                    List<Reg> lanes = rows ? List.of() : registers.imports(phase);
                    return dependence.split(phase.body(), Set.of(0), lanes).inside().stream();
                })
                .toList();
    }

    private static boolean isMostlyMoving(GatheredLines lines) {
        List<Instr> inside = lines.instrs();
        int work = 0;
        int moves = 0;
        Pairs pairs = new Pairs(inside);
        for (int i = 0; i < inside.size(); i++) {
            if (pairs.isPair(i) || pairs.isAbsorbed(i)) {
                continue;
            }
            switch (inside.get(i)) {
                case Instr.Compute compute -> work += cost(compute);
                case Instr.Load load -> moves += isStrided(load.access()) ? 1 : 0;
                case Instr.Store store -> moves += isStrided(store.access()) ? 1 : 0;
                case Instr.Gather gather -> moves += lines.isLine(gather.out()) ? 0 : 1;
                case Instr.Constant _, Instr.Size _, Instr.Index _, Instr.Reduce _ -> {}
            }
        }
        return moves * STRIDED_COST > work;
    }

    private static int cost(Instr.Compute compute) {
        return switch (compute.function()) {
            case EXP, EXPM1, LOG, LOG1P, SIN, COS, TANH, TAN, ASIN, ACOS, ATAN, SINH, COSH, LOG10, CBRT -> 16;
            case LOGISTIC, POW, ATAN2 -> 16;
            case DIV, SQRT -> 4;
            default -> 1;
        };
    }

    private static boolean isStrided(Access access) {
        Dim stride = access.strides().getFirst();
        return !stride.equals(Dim.ONE) && !stride.equals(Dim.ZERO);
    }
}
