package dev.covector.codegen.jvm.emit;

import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Reducer;
import java.util.List;

/** One number in a register. */
record ScalarLanes() implements Lanes {
    @Override
    public int count() {
        return 1;
    }

    @Override
    public String type(Element element) {
        return element.primitive();
    }

    @Override
    public String broadcast(Element element, String scalar) {
        return scalar;
    }

    @Override
    public String index(String first) {
        return first;
    }

    @Override
    public void load(MethodCode code, String name, Address address, Slot slot) {
        Element element = address.element();
        code.statement(element.primitive() + " " + name + " = " + element.get(address.at(slot.index())));
    }

    @Override
    public void store(MethodCode code, Address address, String value, Slot slot) {
        code.statement(address.element().set(address.at(slot.index()), value));
    }

    @Override
    public void gather(MethodCode code, String name, Element element, String buffer, String numbers, Slot slot) {
        String address = buffer + " + " + element.bytes() + " * " + numbers;
        code.statement(element.primitive() + " " + name + " = " + element.get(address));
    }

    @Override
    public void compute(MethodCode code, String name, Instr.Compute compute, List<String> in) {
        Element out = Element.of(compute.out().dtype());
        code.statement(out.primitive() + " " + name + " = " + ScalarMath.print(compute, in));
    }

    @Override
    public String combine(Reducer reducer, Element element, String x, String y) {
        return ScalarMath.combine(reducer, element, x, y);
    }

    @Override
    public String keep(Element element, String old, String fresh, Slot slot) {
        return fresh;
    }

    @Override
    public String fromArray(Element element, String array, String at) {
        return array + "[" + at + "]";
    }

    @Override
    public String toArray(String value, String array, String at) {
        return array + "[" + at + "] = " + value;
    }

    @Override
    public String reduceLanes(Reducer reducer, Element element, String value) {
        return value;
    }

    @Override
    public void openEdge(MethodCode code, List<Element> elements, String from, String to) {
        throw new IllegalStateException("rows of single numbers have no edge");
    }
}
