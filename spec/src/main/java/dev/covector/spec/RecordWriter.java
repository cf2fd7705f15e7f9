package dev.covector.spec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the immutable record of an op. */
final class RecordWriter {
    private RecordWriter() {}

    static TypeSpec write(Entry op) {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        parameters(op).forEach(components::addParameter);
        TypeSpec.Builder type = TypeSpec.recordBuilder(op.className())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L\n", op.doc())
                .recordConstructor(components.build())
                .addSuperinterface(Names.STANDARD_OP)
                .addMethod(override("mnemonic", ClassName.get(String.class), CodeBlock.of("return $S", op.name())))
                .addMethod(override("operands", Names.VALUES, operands(op)))
                .addMethod(MethodSpec.methodBuilder("rebuilt")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(op.type())
                        .addParameter(Names.VALUES, "operands")
                        .addParameter(Names.ATTRIBUTES, "attributes")
                        .addParameter(Names.BLOCKS, "blocks")
                        .addStatement("return create(operands, attributes, blocks)")
                        .build())
                .addMethod(create(op));
        if (!op.attributes().isEmpty()) {
            type.addMethod(override("attributes", Names.ATTRIBUTES, attributes(op)));
        }
        List<String> born = op.attributes().stream()
                .filter(a -> a.kind().equals("symbol"))
                .map(a -> a.name() + ".toString()")
                .toList();
        if (!born.isEmpty()) {
            CodeBlock names = CodeBlock.of("return $T.of($L)", List.class, String.join(", ", born));
            type.addMethod(override("born", Names.listOf(ClassName.get(String.class)), names));
            type.addMethod(override("sizeFacts", Names.listOf(Names.GUARD), sizeFacts(op)));
        }
        if (parameters(op).stream().anyMatch(RecordWriter::isList)) {
            type.addMethod(copies(op));
        }
        return type.build();
    }

    /** A symbol is at most what an attribute {@code most} says, where there is one. */
    private static CodeBlock sizeFacts(Entry op) {
        boolean bounded = op.attributes().stream().anyMatch(a -> a.name().equals("most"));
        List<CodeBlock> facts = op.attributes().stream()
                .filter(a -> bounded && a.kind().equals("symbol"))
                .map(a -> CodeBlock.of(
                        "new $T($L, $T.AT_MOST, most, $S, null)", Names.GUARD, a.name(), Names.RELATION, op.name()))
                .toList();
        return CodeBlock.of("return $T.of($L)", List.class, CodeBlock.join(facts, ", "));
    }

    /** Lists are copied: an op never changes, whatever its maker does with them later. */
    private static MethodSpec copies(Entry op) {
        MethodSpec.Builder constructor = MethodSpec.compactConstructorBuilder().addModifiers(Modifier.PUBLIC);
        parameters(op).stream()
                .filter(RecordWriter::isList)
                .forEach(x -> constructor.addStatement("$N = $T.copyOf($N)", x, List.class, x));
        return constructor.build();
    }

    private static boolean isList(ParameterSpec parameter) {
        return parameter.type() instanceof ParameterizedTypeName type
                && type.rawType().equals(ClassName.get(List.class));
    }

    static List<ParameterSpec> parameters(Entry op) {
        List<ParameterSpec> all = new ArrayList<>();
        op.operands()
                .forEach(x -> all.add(ParameterSpec.builder(x.many() ? Names.VALUES : Names.VALUE, x.name())
                        .build()));
        op.attributes()
                .forEach(a -> all.add(ParameterSpec.builder(Names.attribute(a.kind()), a.name())
                        .build()));
        return all;
    }

    private static MethodSpec override(String name, TypeName type, CodeBlock body) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement(body)
                .build();
    }

    private static CodeBlock operands(Entry op) {
        if (!op.variadic()) {
            return CodeBlock.of("return $T.of($L)", List.class, String.join(", ", names(op)));
        }
        int fixed = op.operands().size() - 1;
        if (fixed == 0) {
            return CodeBlock.of("return $L", op.operands().getFirst().name());
        }
        return CodeBlock.of(
                "return $T.concat($T.of($L), $L.stream()).toList()",
                java.util.stream.Stream.class,
                java.util.stream.Stream.class,
                String.join(", ", names(op).subList(0, fixed)),
                op.operands().getLast().name());
    }

    private static List<String> names(Entry op) {
        return op.operands().stream().map(Entry.Operand::name).toList();
    }

    private static CodeBlock attributes(Entry op) {
        CodeBlock pairs = op.attributes().stream()
                .map(a -> CodeBlock.of("$S, $L", a.name(), a.name()))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of("return $T.of($L)", Names.ATTRIBUTES, pairs);
    }

    private static MethodSpec create(Entry op) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (int i = 0; i < op.operands().size(); i++) {
            arguments.add(
                    op.operands().get(i).many()
                            ? CodeBlock.of("$T.copyOf(operands.subList($L, operands.size()))", List.class, i)
                            : CodeBlock.of("operands.get($L)", i));
        }
        op.attributes()
                .forEach(a -> arguments.add(CodeBlock.of("attributes.$L($S)", Names.accessor(a.kind()), a.name())));
        return MethodSpec.methodBuilder("create")
                .addModifiers(Modifier.STATIC)
                .returns(op.type())
                .addParameter(Names.VALUES, "operands")
                .addParameter(Names.ATTRIBUTES, "attributes")
                .addParameter(Names.BLOCKS, "blocks")
                .addStatement(
                        "$T.requireOperands($S, operands, $L, $L)",
                        ClassName.get(Names.OPS, "OpDef"),
                        op.name(),
                        op.operands().size() - (op.variadic() ? 1 : 0),
                        op.variadic())
                .addStatement("return new $T($L)", op.type(), CodeBlock.join(arguments, ", "))
                .build();
    }
}
