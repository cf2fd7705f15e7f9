package dev.covector.codegen.jvm.emit;

import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Reg;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gathers whose numbers go up by one with loop 0: lines that lie somewhere, and are read as those of any load.
 *
 * @param starts for the register of such a gather, what its number is the sum of at index 0 of loop 0
 * @param instrs the body without what only their numbers needed
 */
record GatheredLines(Map<Reg, List<Reg>> starts, List<Instr> instrs) {
    /** Those among the instructions inside of loop 0; what these read from outside does not change with it. */
    static GatheredLines of(Kernel kernel, List<Instr> inside) {
        boolean elementwise =
                kernel.phases().size() == 1 && kernel.loops().stream().noneMatch(Kernel.Loop::reduced);
        return elementwise ? of(inside) : new GatheredLines(Map.of(), inside);
    }

    private static GatheredLines of(List<Instr> inside) {
        Map<Reg, Instr> definitions = new HashMap<>();
        Map<Reg, List<Reg>> starts = new LinkedHashMap<>();
        for (Instr instr : inside) {
            if (instr instanceof Instr.Gather(Reg out, int _, Reg element)) {
                List<Reg> terms = new ArrayList<>();
                if (steps(definitions, element, terms) == 1) {
                    starts.put(out, terms);
                }
            }
            if (!(instr instanceof Instr.Store)) {
                definitions.put(Registers.out(instr), instr);
            }
        }
        return new GatheredLines(starts, needed(inside, starts.keySet()));
    }

    /** How many times the index of loop 0 is in a sum, whose other terms are collected; less than none where it is no sum. */
    private static int steps(Map<Reg, Instr> definitions, Reg reg, List<Reg> terms) {
        Instr definition = definitions.get(reg);
        if (definition == null) {
            terms.add(reg);
            return 0;
        }
        return switch (definition) {
            case Instr.Index(Reg _, int loop) when loop == 0 -> 1;
            case Instr.Compute(Reg _, Intrinsic function, List<Reg> in)
            when function == Intrinsic.ADD -> {
                int first = steps(definitions, in.getFirst(), terms);
                int second = steps(definitions, in.getLast(), terms);
                yield first < 0 || second < 0 ? -1 : first + second;
            }
            default -> -1;
        };
    }

    private static List<Instr> needed(List<Instr> inside, Set<Reg> lines) {
        if (lines.isEmpty()) {
            return inside;
        }
        Set<Reg> read = new HashSet<>();
        List<Instr> needed = new ArrayList<>();
        for (Instr instr : inside.reversed()) {
            boolean stores = instr instanceof Instr.Store;
            if (stores || read.contains(Registers.out(instr))) {
                needed.addFirst(instr);
                if (stores || !lines.contains(Registers.out(instr))) {
                    read.addAll(Registers.in(instr));
                }
            }
        }
        return needed;
    }

    /** Declares where the lines start. */
    void declare(MethodCode code) {
        for (Instr instr : instrs) {
            if (instr instanceof Instr.Gather(Reg out, int buffer, Reg _) && starts.containsKey(out)) {
                String sum = starts.get(out).stream().map(reg -> "r" + reg.id()).collect(Collectors.joining(" + "));
                code.statement("long " + pointer(out) + " = buffers[" + buffer + "] + "
                        + Element.of(out.dtype()).bytes() + "L * (" + (sum.isEmpty() ? "0" : sum) + ")");
            }
        }
    }

    boolean isLine(Reg reg) {
        return starts.containsKey(reg);
    }

    Lanes.Address address(Reg reg) {
        Element element = Element.of(reg.dtype());
        return new Lanes.Address(element, pointer(reg), element.bytes() + "");
    }

    private static String pointer(Reg reg) {
        return "line" + reg.id();
    }
}
