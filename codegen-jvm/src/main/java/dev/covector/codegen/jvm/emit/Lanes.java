package dev.covector.codegen.jvm.emit;

import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Reducer;
import java.util.List;

/** How registers look in Java: one number each, or as many as a vector has lanes. Bool vectors are masks. */
sealed interface Lanes permits ScalarLanes, VectorLanes {
    /** Numbers in a register: consecutive indices of loop 0. */
    int count();

    /** The Java type of a register. */
    String type(Element element);

    /** A register whose lanes are all the same. */
    String broadcast(Element element, String scalar);

    /** The indices of loop 0, as i64. */
    String index(String first);

    /** Declares a register with the elements at an address. */
    void load(MethodCode code, String name, Address address, Slot slot);

    void store(MethodCode code, Address address, String value, Slot slot);

    /** Declares a register with the elements whose numbers are the lanes of another. */
    void gather(MethodCode code, String name, Element element, String buffer, String numbers, Slot slot);

    /** Declares a register with the value of a function. */
    void compute(MethodCode code, String name, Instr.Compute compute, List<String> in);

    /** Two registers as one, as a reduction does. */
    String combine(Reducer reducer, Element element, String x, String y);

    /** The new lanes where the slot has them, and the old ones elsewhere. */
    String keep(Element element, String old, String fresh, Slot slot);

    /** A register from, or to, an array of its elements. */
    String fromArray(Element element, String array, String at);

    String toArray(String value, String array, String at);

    /** The lanes of a register as one number. For sums of reals the order would depend on the JIT: see {@link Cascade}. */
    String reduceLanes(Reducer reducer, Element element, String value);

    /** Declares what the last slot of a row needs: only the lanes from {@code from} to before {@code to} exist. */
    void openEdge(MethodCode code, List<Element> elements, String from, String to);

    /** Where the lanes of a register lie in loop 0: the index of the first, the ending of names, whether some are missing. */
    record Slot(String index, String suffix, boolean part) {
        static Slot whole(String index) {
            return new Slot(index, "", false);
        }

        static Slot edge(String index) {
            return new Slot(index, "", true);
        }
    }

    /** The address at index 0 of loop 0, and the distance in bytes to the next: 0, the element's size, or any expression. */
    record Address(Element element, String pointer, String step) {
        boolean isFixed() {
            return step.equals("0");
        }

        boolean isDense() {
            return step.equals(element.bytes() + "");
        }

        String at(String index) {
            if (isFixed() || index.equals("0")) {
                return pointer;
            }
            String number = index.contains(" ") ? "(" + index + ")" : index;
            return pointer + " + " + (step.equals("1") ? number : step + " * " + number);
        }
    }
}
