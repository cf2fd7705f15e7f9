package dev.covector.lower.stablehlo.text;

import dev.covector.ir.Dim;
import dev.covector.ir.Location;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The text of a function while it is written: one statement after the other, values numbered in order. What is asked for twice
 * under one key is written once, where a region that may see it has it.
 */
public final class HloText {
    /** What is known by its key inside a region, and the region around it. */
    private record Region(Map<Object, Hlo> known, @Nullable Region around) {}

    private final boolean isStatic;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, String> functions = new TreeMap<>();
    private Region region = new Region(new HashMap<>(), null);
    private String indent = "    ";
    private String location = "";
    private List<String> comments = List.of();
    private int names;

    /** @param isStatic whether the module is for sizes that are numbers, so that no other may come up */
    public HloText(boolean isStatic) {
        this.isStatic = isStatic;
    }

    /** The line of the user's program that the statements from here on are for. */
    public void at(@Nullable Location line) {
        location = line == null ? "" : " loc(\"" + line.file().replace("\"", "\\\"") + "\":" + line.line() + ":1)";
    }

    /** Lines that stand above what is written next. */
    public void note(List<String> lines) {
        if (!lines.isEmpty()) {
            comments = List.copyOf(lines);
        }
    }

    private void writeComments() {
        for (String line : comments) {
            out.append(indent).append("// ").append(line.replace('\n', ' ')).append('\n');
        }
        comments = List.of();
    }

    /** A statement in its own form: what stands before the colon, with the types that the form says. */
    public Hlo pretty(TensorType type, String statement, String types) {
        return pretty(List.of(type), statement, types).getFirst();
    }

    /** The same with so many results. */
    public List<Hlo> pretty(List<TensorType> types, String statement, String signature) {
        String name = "%" + names++;
        writeComments();
        out.append(indent).append(name).append(types.size() == 1 ? "" : ":" + types.size());
        out.append(" = ")
                .append(statement)
                .append(" : ")
                .append(signature)
                .append(location)
                .append('\n');
        return results(name, types);
    }

    private List<Hlo> results(String name, List<TensorType> types) {
        for (TensorType type : types) {
            for (Dim size : type.shape()) {
                if (isStatic && !size.isConstant()) {
                    throw new TypeException(
                            "the size " + size + " of " + type + " is made of data, which a module of fixed"
                                    + " sizes does not know; export the function for every size, or compute with masks");
                }
            }
        }
        return IntStream.range(0, types.size())
                .mapToObj(i -> new Hlo(types.size() == 1 ? name : name + "#" + i, types.get(i)))
                .toList();
    }

    /** A statement without results. */
    public void effect(String statement, String types) {
        writeComments();
        out.append(indent)
                .append(statement)
                .append(" : ")
                .append(types)
                .append(location)
                .append('\n');
    }

    /** A statement in the form that all ops have, with regions. */
    public List<Hlo> generic(
            String op, List<Hlo> operands, String attributes, List<TensorType> types, List<HloRegion> bodies) {
        String name = "%" + names++;
        writeComments();
        out.append(indent).append(name).append(types.size() == 1 ? "" : ":" + types.size());
        out.append(" = \"").append(op).append("\"(").append(Hlo.names(operands)).append(')');
        out.append(attributes.isEmpty() ? "" : " <{" + attributes + "}>");
        for (int i = 0; i < bodies.size(); i++) {
            out.append(i == 0 ? " (" : ", ");
            write(bodies.get(i));
        }
        out.append(bodies.isEmpty() ? "" : ")")
                .append(" : (")
                .append(Hlo.types(operands))
                .append(") -> ");
        out.append(Hlo.resultTypes(types)).append(location).append('\n');
        return results(name, types);
    }

    private void write(HloRegion body) {
        String outer = indent;
        String line = location;
        region = new Region(new HashMap<>(), region);
        List<Hlo> params = new ArrayList<>();
        for (TensorType type : body.params()) {
            params.add(new Hlo("%" + names++, type));
        }
        out.append("{\n");
        if (!params.isEmpty()) {
            out.append(outer).append("^bb0(").append(declared(params)).append("):\n");
        }
        indent = outer + "  ";
        List<Hlo> results = body.statements().apply(params);
        location = line;
        out.append(indent).append("stablehlo.return");
        if (!results.isEmpty()) {
            out.append(' ').append(Hlo.names(results)).append(" : ").append(Hlo.types(results));
        }
        out.append('\n');
        indent = outer;
        out.append(indent).append('}');
        region = java.util.Objects.requireNonNull(region.around);
    }

    private static String declared(List<Hlo> params) {
        return params.stream().map(p -> p.name() + ": " + Hlo.type(p.type())).collect(Collectors.joining(", "));
    }

    /** What a key stands for, written now if nothing that is seen here is known by the key. */
    public Hlo once(Object key, Supplier<Hlo> write) {
        for (Region at = region; at != null; at = at.around) {
            Hlo known = at.known.get(key);
            if (known != null) {
                return known;
            }
        }
        Hlo made = write.get();
        region.known.put(key, made);
        return made;
    }

    /** Lets a key stand for a value in this region. */
    public void know(Object key, Hlo value) {
        region.known.put(key, value);
    }

    /** A private function of the module; written once for a name. */
    public void function(String name, String declaration) {
        functions.put(name, declaration);
    }

    /** The private functions that the statements call. */
    public String functions() {
        return String.join("", functions.values());
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
