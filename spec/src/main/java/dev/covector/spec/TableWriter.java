package dev.covector.spec;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.covector.spec.OpSpecParser.ExprContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the sealed root of the standard ops, their builder, and their table. */
final class TableWriter {
    private final List<Entry> ops;
    private final Set<String> names;

    TableWriter(List<Entry> ops) {
        this.ops = ops;
        this.names = ops.stream().map(Entry::name).collect(Collectors.toSet());
    }

    TypeSpec root() {
        TypeSpec.Builder root = TypeSpec.interfaceBuilder(Names.STANDARD_OP)
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addSuperinterface(Names.OP)
                .addJavadoc("Every op declared in ops.spec.\n");
        ops.forEach(op -> root.addPermittedSubclass(op.type()));
        return root.build();
    }

    TypeSpec builder() {
        TypeSpec.Builder builder = TypeSpec.interfaceBuilder(Names.OP_BUILDER)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(Names.OP_EMITTER)
                .addJavadoc("Emits each standard op.\n");
        for (Entry op : ops) {
            builder.addMethod(emitted(op));
        }
        return builder.build();
    }

    /** An op with several results gives the list of them. */
    private static MethodSpec emitted(Entry op) {
        boolean single = op.results().size() == 1;
        MethodSpec.Builder method = MethodSpec.methodBuilder(op.name())
                .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
                .returns(single ? Names.VALUE : Names.VALUES)
                .addJavadoc("$L\n", op.doc())
                .addParameters(RecordWriter.parameters(op));
        if (!single) {
            method.addJavadoc("@return $L\n", String.join(", ", op.results()));
        }
        return method.addStatement(
                        "return emit(new $T($L))" + (single ? ".getFirst()" : ""),
                        op.type(),
                        String.join(", ", op.components()))
                .build();
    }

    /** A definition is made when it is first asked for: each has classes of its own, and few programs use all. */
    TypeSpec table() {
        CodeBlock all = ops.stream().map(op -> CodeBlock.of("$S", op.name())).collect(CodeBlock.joining(",\n"));
        CodeBlock.Builder cases = CodeBlock.builder().add("return switch (name) {\n$>");
        ops.forEach(op -> cases.add("case $S -> $L();\n", op.name(), op.name()));
        cases.add("default -> null;\n$<};\n");
        TypeSpec.Builder table = TypeSpec.classBuilder("StandardOps")
                .addModifiers(Modifier.FINAL)
                .addJavadoc("The table of the standard ops.\n")
                .addField(FieldSpec.builder(
                                Names.listOf(ClassName.get(String.class)), "NAMES", Modifier.STATIC, Modifier.FINAL)
                        .initializer("$T.of($>\n$L$<)", List.class, all)
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(MethodSpec.methodBuilder("definition")
                        .addModifiers(Modifier.STATIC)
                        .addJavadoc("A new definition of the op of this name, or null.\n")
                        .addParameter(String.class, "name")
                        .returns(ParameterizedTypeName.get(Names.OP_DEF, WildcardTypeName.subtypeOf(Names.OP))
                                .annotated(
                                        AnnotationSpec.builder(Names.NULLABLE).build()))
                        .addCode(cases.build())
                        .build());
        ops.forEach(op -> table.addMethod(MethodSpec.methodBuilder(op.name())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(Names.OP_DEF, op.type()))
                .addStatement("return $L", definition(op))
                .build()));
        return table.build();
    }

    private CodeBlock definition(Entry op) {
        CodeBlock rules = op.elementwise() == null
                ? CodeBlock.of("new $T()", ClassName.get(Names.OPS + ".rules", op.rules()))
                : elementwise(op, op.elementwise());
        return CodeBlock.of(
                "new $T<>($T.class, $S, $T::create,$>\n$L,\nnew $T($S, $S, $L, $L, $L, $L))$<",
                Names.OP_DEF,
                op.type(),
                op.name(),
                op.type(),
                rules,
                Names.FACTS,
                op.doc(),
                op.hlo() == null ? "" : op.hlo(),
                strings(op.operands().stream().map(Entry.Operand::dtypes).toList()),
                strings(op.linear()),
                constraints(op.constraints()),
                strings(op.examples()));
    }

    private CodeBlock elementwise(Entry op, Entry.Elementwise formula) {
        List<String> operands = op.operands().stream().map(Entry.Operand::name).toList();
        Expressions print = new Expressions(operands, names);
        CodeBlock classes = op.operands().stream()
                .map(x -> CodeBlock.of("$T.$L", Names.DTYPE_CLASS, x.dtypes().toUpperCase(Locale.ROOT)))
                .collect(CodeBlock.joining(", "));
        CodeBlock partials = operands.stream()
                .map(x -> partial(x, formula.partials().get(x), print))
                .collect(CodeBlock.joining(",\n"));
        CodeBlock adjoints = operands.stream()
                .map(x -> formula.adjoints().containsKey(x)
                        ? CodeBlock.of(
                                "(op, ct, b) -> $L",
                                print.derivative(formula.adjoints().get(x)))
                        : CodeBlock.of("null"))
                .collect(CodeBlock.joining(",\n"));
        return CodeBlock.of(
                "new $T<$T>($T.of($L), $S,$>\n(k, in) -> $L,\n$L,\n$T.asList($L),\n$T.asList($L))$<",
                Names.ELEMENTWISE,
                op.type(),
                List.class,
                classes,
                formula.result(),
                real(formula, print),
                complex(formula, print),
                ClassName.get("java.util", "Arrays"),
                typed("Partial", op, partials),
                ClassName.get("java.util", "Arrays"),
                typed("Adjoint", op, adjoints));
    }

    /** The elements with one explicit cast, so that a list of nothing but null has its element type too. */
    private static CodeBlock typed(String kind, Entry op, CodeBlock elements) {
        return CodeBlock.of("($T<$T>) $L", Names.ELEMENTWISE.nestedClass(kind), op.type(), elements);
    }

    private static CodeBlock real(Entry.Elementwise formula, Expressions print) {
        if (formula.value() instanceof OpSpecParser.CallContext call
                && call.function.getText().equals("complex")) {
            return CodeBlock.of("new $T($L, $L)", Names.SCALAR, print.value(call.expr(0)), print.value(call.expr(1)));
        }
        return CodeBlock.of("new $T($L, null)", Names.SCALAR, print.value(formula.value()));
    }

    private static CodeBlock complex(Entry.Elementwise formula, Expressions print) {
        return switch (formula.complex().size()) {
            case 0 -> CodeBlock.of("null");
            case 1 ->
                CodeBlock.of(
                        "(k, in) -> new $T($L, null)",
                        Names.SCALAR,
                        print.value(formula.complex().getFirst()));
            default ->
                CodeBlock.of(
                        "(k, in) -> new $T($L, $L)",
                        Names.SCALAR,
                        print.value(formula.complex().get(0)),
                        print.value(formula.complex().get(1)));
        };
    }

    private static CodeBlock partial(
            String operand, @org.jspecify.annotations.Nullable ExprContext e, Expressions print) {
        if (e == null) {
            return CodeBlock.of("null");
        }
        if (e.getText().equals("none")) {
            return CodeBlock.of("(op, out, d, b) -> $T.none(op, $S)", Names.DERIVATIVES, operand);
        }
        return Expressions.mentions(e, "d" + operand)
                ? CodeBlock.of("(op, out, d, b) -> $L", print.derivative(e))
                : CodeBlock.of("(op, out, d, b) -> b.mul($L, d)", print.derivative(e));
    }

    private static CodeBlock constraints(List<Entry.Constraint> all) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                all.stream()
                        .map(constraint -> CodeBlock.of(
                                "new $T($S, $L)",
                                Names.FACTS.nestedClass("Constraint"),
                                constraint.text(),
                                strings(constraint.broken())))
                        .collect(CodeBlock.joining(", ")));
    }

    private static CodeBlock strings(List<String> all) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                all.stream().map(text -> CodeBlock.of("$S", text)).collect(CodeBlock.joining(", ")));
    }
}
