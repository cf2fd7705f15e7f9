package dev.covector.codegen.jvm.emit;

import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Reducer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A vector's lanes in a register; the same number of lanes for every dtype, so narrow dtypes have short vectors. */
final class VectorLanes implements Lanes {
    private final VectorShape shape;
    private final int count;
    private final Element main;
    private final Set<Element> elements;
    private final VectorMath math;

    /** Masks are those of the vectors of the widest element, {@code main}, of those that stand in vectors. */
    VectorLanes(VectorShape shape, Element main, Set<Element> elements) {
        this.elements = Set.copyOf(elements);
        this.shape = shape;
        this.count = shape.bits() / (8 * main.bytes());
        this.main = main;
        this.math = new VectorMath(main);
    }

    @Override
    public int count() {
        return count;
    }

    VectorShape shape() {
        return shape;
    }

    Element main() {
        return main;
    }

    /** Whether any register is a vector of an element. */
    boolean holds(Element element) {
        return elements.contains(element);
    }

    /** The bits of a vector of an element. */
    int bits(Element element) {
        return count * 8 * element.bytes();
    }

    @Override
    public String type(Element element) {
        return element == Element.BOOL ? "VectorMask<" + main.box() + ">" : element.vector();
    }

    @Override
    public String broadcast(Element element, String scalar) {
        return math.broadcast(element, scalar);
    }

    @Override
    public String index(String first) {
        return broadcast(Element.I64, first) + ".addIndex(1)";
    }

    private void declare(MethodCode code, Element element, String name, String value) {
        code.statement(type(element) + " " + name + " = " + value);
    }

    private static String edge(Element element) {
        return "edge" + element;
    }

    @Override
    public void load(MethodCode code, String name, Address address, Slot slot) {
        Element element = address.element();
        String at = address.at(slot.index());
        if (address.isFixed()) {
            declare(code, element, name, broadcast(element, element.get(at)));
        } else if (!address.isDense()) {
            String lanes = code.scratch(element, 0, count);
            perLane(code, slot, lanes + "[k] = " + element.get(at + " + k * " + address.step()));
            declare(code, element, name, fromArray(element, lanes, "0"));
        } else if (element == Element.BOOL) {
            declare(code, element, name, loadMask(at, slot));
        } else {
            String mask = slot.part() ? ", " + edge(element) : "";
            declare(
                    code,
                    element,
                    name,
                    element.vector() + ".fromMemorySegment(" + element + ", ALL, " + at + ", ORDER" + mask + ")");
        }
    }

    /** Bytes of 0 and 1: from 8 lanes on a vector of bytes, below that the bits of one number. */
    private String loadMask(String at, Slot slot) {
        if (slot.part()) {
            return "VectorMask.fromLong(" + main + ", BoolBytes.load(ALL, " + at + ", count))";
        }
        return switch (count) {
            case 2 -> "VectorMask.fromLong(" + main + ", BoolBytes.load2(ALL, " + at + "))";
            case 4 -> "VectorMask.fromLong(" + main + ", BoolBytes.load4(ALL, " + at + "))";
            default ->
                "ByteVector.fromMemorySegment(BOOL, ALL, " + at + ", ORDER).compare(VectorOperators.NE, (byte) 0)"
                        + (main == Element.BOOL ? "" : ".cast(" + main + ")");
        };
    }

    @Override
    public void store(MethodCode code, Address address, String value, Slot slot) {
        Element element = address.element();
        String at = address.at(slot.index());
        if (!address.isDense()) {
            String lanes = code.scratch(element, 0, count);
            code.statement(toArray(value, lanes, "0"));
            perLane(code, slot, element.set(at + " + k * " + address.step(), lanes + "[k]"));
        } else if (element == Element.BOOL) {
            code.statement(storeMask(at, value, slot));
        } else {
            code.statement(value + ".intoMemorySegment(ALL, " + at + ", ORDER"
                    + (slot.part() ? ", " + edge(element) : "") + ")");
        }
    }

    private String storeMask(String at, String value, Slot slot) {
        String bits = value + ".toLong()";
        if (slot.part()) {
            return "BoolBytes.store(ALL, " + at + ", count, " + bits + ")";
        }
        return switch (count) {
            case 2 -> "BoolBytes.store2(ALL, " + at + ", " + bits + ")";
            case 4 -> "BoolBytes.store4(ALL, " + at + ", " + bits + ")";
            default ->
                "ByteVector.zero(BOOL).blend((byte) 1, " + value + (main == Element.BOOL ? "" : ".cast(BOOL)")
                        + ").intoMemorySegment(ALL, " + at + ", ORDER)";
        };
    }

    /** Declares two registers with every other element from an address on, and with those between. */
    void loadPair(MethodCode code, String re, String im, Address address, Slot slot) {
        Element element = address.element();
        String at = address.at(slot.index());
        String from = element.vector() + ".fromMemorySegment(" + element + ", ALL, ";
        declare(code, element, re + "low", from + at + ", ORDER" + pairEdge(element, 0, slot) + ")");
        declare(
                code,
                element,
                re + "high",
                from + next(element, at) + ", ORDER" + pairEdge(element, count, slot) + ")");
        declare(code, element, re, re + "low.rearrange(" + element + "_EVEN, " + re + "high)");
        declare(code, element, im, re + "low.rearrange(" + element + "_ODD, " + re + "high)");
    }

    /** Writes two registers in turn from an address on. */
    void storePair(MethodCode code, Address address, String re, String im, Slot slot) {
        Element element = address.element();
        String at = address.at(slot.index());
        code.statement(re + ".rearrange(" + element + "_LOW, " + im + ").intoMemorySegment(ALL, " + at + ", ORDER"
                + pairEdge(element, 0, slot) + ")");
        code.statement(re + ".rearrange(" + element + "_HIGH, " + im + ").intoMemorySegment(ALL, " + next(element, at)
                + ", ORDER" + pairEdge(element, count, slot) + ")");
    }

    private String next(Element element, String at) {
        return at + " + " + count * element.bytes();
    }

    /** The second of two vectors has lanes only if more than half of a register's are there. */
    private static String pairEdge(Element element, int from, Slot slot) {
        return slot.part() ? ", " + element + ".indexInRange(" + from + ", 2 * count)" : "";
    }

    @Override
    public void gather(MethodCode code, String name, Element element, String buffer, String numbers, Slot slot) {
        String indices = code.scratch(Element.I64, 0, count);
        String lanes = code.scratch(element, 1, count);
        code.statement(toArray(numbers, indices, "0"));
        perLane(code, slot, lanes + "[k] = " + element.get(buffer + " + " + element.bytes() + " * " + indices + "[k]"));
        declare(code, element, name, fromArray(element, lanes, "0"));
    }

    private void perLane(MethodCode code, Slot slot, String statement) {
        code.open("for (int k = 0; k < " + (slot.part() ? "count" : count + "") + "; k++)");
        code.statement(statement);
        code.close();
    }

    @Override
    public void compute(MethodCode code, String name, Instr.Compute compute, List<String> in) {
        Element element = Element.of(compute.in().getLast().dtype());
        Element out = Element.of(compute.out().dtype());
        if (Rounding.handles(compute.function())) {
            Rounding.print(code, compute.function(), element, name, in);
        } else if (Remainder.handles(compute)) {
            Remainder.print(code, element, name, in, () -> laneByLane(code, compute, in));
        } else if (isPerLane(compute.function(), element, out)) {
            declare(code, out, name, laneByLane(code, compute, in));
        } else {
            declare(code, out, name, math.print(compute, in));
        }
    }

    private String laneByLane(MethodCode code, Instr.Compute compute, List<String> in) {
        List<String> scalars = new ArrayList<>();
        for (int i = 0; i < in.size(); i++) {
            Element operand = Element.of(compute.in().get(i).dtype());
            String lanes = code.scratch(operand, i, count);
            code.statement(toArray(in.get(i), lanes, "0"));
            scalars.add(lanes + "[k]");
        }
        Element out = Element.of(compute.out().dtype());
        String result = code.scratch(out, in.size(), count);
        perLane(code, Slot.whole(""), result + "[k] = " + ScalarMath.print(compute, scalars));
        return fromArray(out, result, "0");
    }

    /** Without AVX-512 there is no instruction between 64-bit integers and reals, and the API falls back to objects. */
    private boolean isPerLane(Intrinsic function, Element in, Element out) {
        return switch (function) {
            case REM, POW, ZETA, IGAMMA, IGAMMAC, GCD -> true;
            case DIV -> in.dtype().isInteger();
            case CONVERT ->
                shape != VectorShape.BITS_512
                        && (in == Element.I64 && out.dtype().isReal()
                                || out == Element.I64 && in.dtype().isReal());
            default -> false;
        };
    }

    @Override
    public String combine(Reducer reducer, Element element, String x, String y) {
        return math.combine(reducer, element, x, y);
    }

    @Override
    public String keep(Element element, String old, String fresh, Slot slot) {
        if (!slot.part()) {
            return fresh;
        }
        if (element == Element.BOOL) {
            return fresh + ".and(" + edge(main) + ").or(" + old + ".andNot(" + edge(main) + "))";
        }
        return old + ".blend(" + fresh + ", " + edge(element) + ")";
    }

    @Override
    public String fromArray(Element element, String array, String at) {
        return element == Element.BOOL
                ? "VectorMask.fromArray(" + main + ", " + array + ", " + at + ")"
                : element.vector() + ".fromArray(" + element + ", " + array + ", " + at + ")";
    }

    @Override
    public String toArray(String value, String array, String at) {
        return value + ".intoArray(" + array + ", " + at + ")";
    }

    @Override
    public String reduceLanes(Reducer reducer, Element element, String value) {
        if (element == Element.BOOL) {
            return value
                    + switch (reducer) {
                        case ALL, MIN -> ".allTrue()";
                        case ANY, MAX -> ".anyTrue()";
                        case SUM, PRODUCT -> throw new IllegalArgumentException(reducer + ": takes no bools");
                    };
        }
        return value + ".reduceLanes(VectorOperators."
                + switch (reducer) {
                    case SUM -> "ADD";
                    case PRODUCT -> "MUL";
                    case MAX, MIN -> reducer.name();
                    case ALL -> "AND";
                    case ANY -> "OR";
                }
                + ")";
    }

    @Override
    public void openEdge(MethodCode code, List<Element> elements, String from, String to) {
        code.statement("int count = (int) Math.min(" + count + ", " + to + " - " + from + ")");
        for (Element element : elements) {
            code.statement(
                    "VectorMask<" + element.box() + "> " + edge(element) + " = " + element + ".indexInRange(0, count)");
        }
    }
}
