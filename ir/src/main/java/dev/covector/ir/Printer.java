package dev.covector.ir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a function as text; names are numbers in order of appearance. */
final class Printer {
    private final StringBuilder out = new StringBuilder();
    private final Map<Value, String> names = new HashMap<>();

    String print(Func f) {
        out.append("func ")
                .append(f.name())
                .append(signature(f.body()))
                .append(" -> ")
                .append(types(f.results()))
                .append(" {\n");
        f.guards()
                .forEach(guard -> out.append("  require ").append(guard(guard)).append('\n'));
        body(f.body(), "  ");
        return out.append("}\n").toString();
    }

    private static String guard(Guard guard) {
        return guard.condition() + " for " + quoted(guard.reason()) + location(guard.location());
    }

    private static String location(@org.jspecify.annotations.Nullable Location location) {
        return location == null ? "" : " at " + location;
    }

    private String signature(Block block) {
        return block.params().stream().map(this::declared).collect(Collectors.joining(", ", "(", ")"));
    }

    private String declared(Value value) {
        return name(value) + ": " + value.type();
    }

    private static String types(List<Value> values) {
        return values.stream().map(value -> value.type().toString()).collect(Collectors.joining(", ", "(", ")"));
    }

    private void body(Block block, String indent) {
        for (Stmt stmt : block.stmts()) {
            stmt.comments()
                    .forEach(comment ->
                            out.append(indent).append("// ").append(comment).append('\n'));
            statement(stmt, indent);
        }
        String results = block.results().stream().map(this::name).collect(Collectors.joining(", "));
        out.append(indent)
                .append(results.isEmpty() ? "return" : "return " + results)
                .append('\n');
    }

    private void statement(Stmt stmt, String indent) {
        Op op = stmt.op();
        String operands = op.operands().stream().map(this::name).collect(Collectors.joining(", "));
        String results = stmt.results().stream().map(this::declared).collect(Collectors.joining(", "));
        out.append(indent).append(results).append(" = ").append(op.mnemonic());
        out.append(operands.isEmpty() ? "" : " " + operands).append(attributes(op.attributes()));
        for (Block block : op.blocks()) {
            out.append(" (").append('{').append(signature(block)).append('\n');
            body(block, indent + "  ");
            out.append(indent).append("})");
        }
        out.append(location(stmt.location())).append('\n');
    }

    private static String attributes(Attributes attributes) {
        return attributes.entries().isEmpty()
                ? ""
                : attributes.entries().entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + constant(entry.getValue()))
                        .collect(Collectors.joining(", ", " {", "}"));
    }

    private static String constant(Object value) {
        return switch (value) {
            case String text -> quoted(text);
            case Double number -> number(number);
            case List<?> list -> list.stream().map(Printer::constant).collect(Collectors.joining(", ", "[", "]"));
            case Literal literal ->
                literal.elements().stream().map(Printer::constant).collect(Collectors.joining(", ", "dense(", ")"));
            default -> value.toString();
        };
    }

    private static String number(double value) {
        return Double.isNaN(value)
                ? "nan"
                : Double.isInfinite(value) ? value > 0 ? "inf" : "-inf" : Double.toString(value);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private String name(Value value) {
        return names.computeIfAbsent(value, _ -> "%" + names.size());
    }
}
