package dev.covector.spec;

import dev.covector.spec.OpSpecParser.ConstraintContext;
import dev.covector.spec.OpSpecParser.ElementwiseContext;
import dev.covector.spec.OpSpecParser.ExprContext;
import dev.covector.spec.OpSpecParser.HloContext;
import dev.covector.spec.OpSpecParser.OpContext;
import dev.covector.spec.OpSpecParser.OperandContext;
import dev.covector.spec.OpSpecParser.StructuralContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Reads ops.spec. */
final class SpecReader {
    private SpecReader() {}

    static List<Entry> read() {
        try (var in = SpecReader.class.getResourceAsStream("ops.spec")) {
            if (in == null) {
                throw new IOException("ops.spec is missing from the class path");
            }
            var lexer = new OpSpecLexer(CharStreams.fromStream(in));
            var parser = new OpSpecParser(new CommonTokenStream(lexer));
            for (Recognizer<?, ?> recognizer : List.of(lexer, parser)) {
                recognizer.removeErrorListeners();
                recognizer.addErrorListener(new Throwing());
            }
            return parser.file().op().stream().map(SpecReader::entry).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(OpContext op) {
        String doc = String.join(
                " ",
                op.DOC().stream()
                        .map(line -> line.getText().substring(3).strip())
                        .toList());
        return op.elementwise() != null ? elementwise(doc, op.elementwise()) : structural(doc, op.structural());
    }

    private static Entry elementwise(String doc, ElementwiseContext op) {
        Map<String, ExprContext> partials = new LinkedHashMap<>();
        op.partial().forEach(partial -> partials.put(partial.word().getText(), partial.expr()));
        Map<String, ExprContext> adjoints = new LinkedHashMap<>();
        op.adjoint().forEach(adjoint -> adjoints.put(adjoint.word().getText(), adjoint.expr()));
        List<ExprContext> complex =
                op.only != null ? List.of(op.only) : op.re != null ? List.of(op.re, op.im) : List.of();
        String result = op.result == null ? "same" : op.result.getText();
        return new Entry(
                op.name.getText(),
                doc,
                operands(op.operand()),
                List.of(),
                List.of("out"),
                hlo(op.hlo()),
                List.of(),
                op.example().stream().map(SpecReader::example).toList(),
                List.copyOf(adjoints.keySet()),
                null,
                new Entry.Elementwise(result, op.value, complex, partials, adjoints));
    }

    private static Entry structural(String doc, StructuralContext op) {
        return new Entry(
                op.name.getText(),
                doc,
                operands(op.operand()),
                op.attribute().stream()
                        .map(a -> new Entry.Attribute(a.word(0).getText(), a.kind.getText()))
                        .toList(),
                results(op),
                hlo(op.hlo()),
                op.constraint().stream().map(SpecReader::constraint).toList(),
                op.example().stream().map(SpecReader::example).toList(),
                op.linear() == null
                        ? List.of()
                        : op.linear().word().stream().map(ParseTree::getText).toList(),
                op.rules.getText(),
                null);
    }

    /** The names of the results, where the entry names them; else there is one. */
    private static List<String> results(StructuralContext op) {
        return op.results.isEmpty()
                ? List.of("out")
                : op.results.stream().map(ParseTree::getText).toList();
    }

    private static @Nullable String hlo(@Nullable HloContext hlo) {
        return hlo == null ? null : hlo.word().stream().map(ParseTree::getText).collect(Collectors.joining("."));
    }

    private static List<Entry.Operand> operands(List<OperandContext> operands) {
        return operands.stream()
                .map(x -> new Entry.Operand(x.word(0).getText(), x.cls.getText(), x.many != null))
                .toList();
    }

    private static Entry.Constraint constraint(ConstraintContext constraint) {
        return new Entry.Constraint(
                constraint.CONSTRAINT().getText().strip(),
                constraint.bad().stream()
                        .map(bad -> bad.getText().substring("bad".length()).strip())
                        .toList());
    }

    private static String example(ParseTree example) {
        return example.getText().substring("example".length()).strip();
    }

    /** Stops the build at the first mistake in ops.spec. */
    private static final class Throwing extends BaseErrorListener {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object symbol,
                int line,
                int column,
                String message,
                @Nullable RecognitionException e) {
            throw new IllegalArgumentException("ops.spec:" + line + ":" + column + ": " + message);
        }
    }
}
