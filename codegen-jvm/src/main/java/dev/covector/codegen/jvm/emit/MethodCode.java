package dev.covector.codegen.jvm.emit;

import com.palantir.javapoet.CodeBlock;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Kernel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The body of one method: statements, and before them a local for every size and scratch array that they mention. Sizes
 * are {@code s0, s1, …} in the order of {@link Kernel#sizes()}, indices {@code i0, i1, …}, the address of an access at
 * index 0 of loop 0 is {@code p0, p1, …}.
 */
final class MethodCode {
    private final Kernel kernel;
    private final List<Dim> sizes;
    private final Set<Integer> usedSizes = new TreeSet<>();
    private final Map<String, String> scratch = new TreeMap<>();
    private final Map<Place, String> pointers = new LinkedHashMap<>();
    private final CodeBlock.Builder body = CodeBlock.builder();

    /** An access of a buffer. */
    record Place(int buffer, Access access) {}

    MethodCode(Kernel kernel) {
        this.kernel = kernel;
        this.sizes = kernel.sizes();
    }

    /** A size as a Java expression. */
    String size(Dim dim) {
        if (dim.isConstant()) {
            return number(dim.constant());
        }
        int size = sizes.indexOf(dim);
        usedSizes.add(size);
        return "s" + size;
    }

    private static String number(long value) {
        return Math.abs(value) < 1 << 20 ? value + "" : value + "L";
    }

    String extent(int loop) {
        return size(kernel.loops().get(loop).extent());
    }

    /** An array of so many elements that holds the lanes of a vector for a moment. */
    String scratch(Element element, int operand, int lanes) {
        String name = element.plural() + operand;
        scratch.put(name, element.primitive() + "[] " + name + " = new " + element.primitive() + "[" + lanes + "]");
        return name;
    }

    /** Declares the address of an access for the current indices of the given loops, once. */
    void declare(Place place, List<Integer> loops) {
        if (pointers.containsKey(place)) {
            return;
        }
        String name = "p" + pointers.size();
        pointers.put(place, name);
        int bytes = kernel.buffers().get(place.buffer()).bytes();
        String index = element(place.access(), loops);
        String buffer = "buffers[" + place.buffer() + "]";
        statement("long " + name + " = " + buffer + (index.equals("0") ? "" : " + " + times(bytes, index)));
    }

    String pointer(Place place) {
        String name = pointers.get(place);
        if (name == null) {
            throw new IllegalStateException("no address declared for b" + place.buffer() + place.access());
        }
        return name;
    }

    /** The number of an element: offset plus stride times index over the given loops. */
    private String element(Access access, List<Integer> loops) {
        StringBuilder sum = new StringBuilder();
        if (!access.offset().equals(Dim.ZERO)) {
            sum.append(size(access.offset()));
        }
        for (int loop : loops) {
            Dim stride = access.strides().get(loop);
            if (!stride.equals(Dim.ZERO)) {
                sum.append(sum.isEmpty() ? "" : " + ")
                        .append("i" + loop)
                        .append(stride.equals(Dim.ONE) ? "" : " * " + size(stride));
            }
        }
        return sum.isEmpty() ? "0" : sum.toString();
    }

    private static String times(int factor, String sum) {
        if (factor == 1) {
            return sum;
        }
        return factor + "L * " + (sum.contains(" ") || sum.startsWith("-") ? "(" + sum + ")" : sum);
    }

    void statement(String text) {
        body.addStatement(JavaText.code(text));
    }

    void comment(String text) {
        body.add("// $L\n", text);
    }

    void open(String header) {
        body.beginControlFlow("$L", JavaText.code(header));
    }

    void next(String header) {
        body.nextControlFlow("$L", JavaText.code(header));
    }

    void close() {
        body.endControlFlow();
    }

    /** Opens a loop over the range of a kernel's loop. */
    void openLoop(int loop, String from, String to) {
        open("for (long i" + loop + " = " + from + "; i" + loop + " < " + to + "; i" + loop + "++)");
    }

    CodeBlock finish() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int size : usedSizes) {
            code.add("long s$L = sizes[$L]; // $L\n", size, size, sizes.get(size));
        }
        for (String declaration : scratch.values()) {
            code.addStatement("$L", declaration);
        }
        return code.add(body.build()).build();
    }
}
