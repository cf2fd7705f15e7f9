package dev.covector.ir;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a function as text; names are numbers in order of appearance. */
final class Printer {
    private final StringBuilder out = new StringBuilder();
    private final Map<Value, Integer> names = new HashMap<>();

    String print(Func f) {
        out.append("func ").append(f.name());
        signature(f.body());
        out.append(" -> ");
        list("(", f.results(), value -> type(value.type()), ")");
        out.append(" {\n");
        for (Guard guard : f.guards()) {
            out.append("  require ").append(guard.condition()).append(" for ");
            quoted(guard.reason());
            location(guard.location());
            out.append('\n');
        }
        body(f.body(), "  ");
        return out.append("}\n").toString();
    }

    private <E> void list(String open, Collection<E> all, Consumer<E> write, String close) {
        out.append(open);
        boolean first = true;
        for (E element : all) {
            out.append(first ? "" : ", ");
            write.accept(element);
            first = false;
        }
        out.append(close);
    }

    private void location(@Nullable Location location) {
        if (location != null) {
            out.append(" at ").append(location.file()).append(':').append(location.line());
        }
    }

    private void signature(Block block) {
        list("(", block.params(), this::declaration, ")");
    }

    private void declaration(Value value) {
        name(value);
        out.append(": ");
        type(value.type());
    }

    private void type(TensorType type) {
        out.append(type.dtype());
        list("[", type.shape(), out::append, "]");
    }

    private void name(Value value) {
        out.append('%').append(names.computeIfAbsent(value, _ -> names.size()).intValue());
    }

    private void body(Block block, String indent) {
        for (Stmt stmt : block.stmts()) {
            stmt.comments()
                    .forEach(comment ->
                            out.append(indent).append("// ").append(comment).append('\n'));
            statement(stmt, indent);
        }
        out.append(indent);
        list(block.results().isEmpty() ? "return" : "return ", block.results(), this::name, "\n");
    }

    private void statement(Stmt stmt, String indent) {
        Op op = stmt.op();
        out.append(indent);
        list("", stmt.results(), this::declaration, "");
        out.append(" = ").append(op.mnemonic());
        list(op.operands().isEmpty() ? "" : " ", op.operands(), this::name, "");
        attributes(op.attributes().entries());
        for (Block block : op.blocks()) {
            out.append(" ({");
            signature(block);
            out.append('\n');
            body(block, indent + "  ");
            out.append(indent).append("})");
        }
        location(stmt.location());
        out.append('\n');
    }

    private void attributes(Map<String, Object> entries) {
        if (!entries.isEmpty()) {
            list(
                    " {",
                    entries.entrySet(),
                    entry -> {
                        out.append(entry.getKey()).append(" = ");
                        constant(entry.getValue());
                    },
                    "}");
        }
    }

    private void constant(Object value) {
        switch (value) {
            case String text -> quoted(text);
            case Double number -> out.append(number(number));
            case List<?> list -> list("[", list, this::constant, "]");
            case Literal literal -> list("dense(", literal.elements(), this::constant, ")");
            default -> out.append(value);
        }
    }

    private static String number(double value) {
        return Double.isNaN(value)
                ? "nan"
                : Double.isInfinite(value) ? value > 0 ? "inf" : "-inf" : Double.toString(value);
    }

    private void quoted(String text) {
        out.append('"')
                .append(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
                .append('"');
    }
}
