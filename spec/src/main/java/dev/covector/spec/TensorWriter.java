package dev.covector.spec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.covector.spec.OpSpecParser.ExprContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.antlr.v4.runtime.misc.Interval;
import org.jspecify.annotations.Nullable;

/** Writes the elementwise methods of {@code Tensor}, with broadcasting, promotion and Java numbers as second operands. */
final class TensorWriter {
    private static final ClassName TENSOR = ClassName.get("dev.covector.tracer", "Tensor");
    private static final ClassName ELEMENTWISE = ClassName.get("dev.covector.tracer", "Elementwise");
    private static final ClassName NUMBER = ClassName.get(Number.class);

    private final List<Entry> ops;

    TensorWriter(List<Entry> ops) {
        this.ops = ops;
    }

    TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder("ElementwiseMethods")
                .addModifiers(Modifier.SEALED)
                .addPermittedSubclass(TENSOR)
                .addJavadoc("The elementwise operators as methods; generated from ops.spec.\n");
        for (Entry op : ops) {
            if (op.elementwise() != null && op.operands().size() == 1) {
                type.addMethod(unary(op, op.elementwise()));
            } else if (op.elementwise() != null && op.operands().size() == 2) {
                type.addMethod(binary(op, op.elementwise(), TENSOR));
                type.addMethod(binary(op, op.elementwise(), NUMBER));
            }
        }
        return type.build();
    }

    private static MethodSpec unary(Entry op, Entry.Elementwise formula) {
        return method(op, formula)
                .addStatement(
                        "return $T.unary($T.$L, $T::new, ($T) this)",
                        ELEMENTWISE,
                        Names.DTYPE_CLASS,
                        dtypes(op),
                        op.type(),
                        TENSOR)
                .build();
    }

    private static MethodSpec binary(Entry op, Entry.Elementwise formula, ClassName second) {
        String other = op.operands().get(1).name().equals(op.operands().get(0).name())
                ? "other"
                : op.operands().get(1).name();
        return method(op, formula)
                .addParameter(second, other)
                .addStatement(
                        "return $T.binary($S, $T.$L, $T::new, ($T) this, $L)",
                        ELEMENTWISE,
                        op.name(),
                        Names.DTYPE_CLASS,
                        dtypes(op),
                        op.type(),
                        TENSOR,
                        other)
                .build();
    }

    private static MethodSpec.Builder method(Entry op, Entry.Elementwise formula) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(op.name())
                .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
                .returns(TENSOR)
                .addJavadoc("$L\n", op.doc());
        method.addJavadoc("<p>$L\n", types(op, formula));
        formula.partials()
                .forEach((x, partial) -> method.addJavadoc("<p>Derivative by $L: {@code $L}\n", x, text(partial)));
        op.examples().forEach(example -> method.addJavadoc("<p>Example: {@code $L}\n", example));
        return method;
    }

    /** One sentence on shapes and dtypes. */
    private static String types(Entry op, Entry.Elementwise formula) {
        String operands = op.operands().stream().map(Entry.Operand::name).collect(Collectors.joining(" and "));
        String shape = op.operands().size() == 1
                ? operands + ", this tensor, has any shape"
                : operands + " (this tensor first) broadcast and promote to one type";
        String dtype = " of class " + op.operands().getFirst().dtypes();
        String result = formula.result().equals("same") ? "the result has it too" : "the result is " + formula.result();
        return shape + dtype + "; " + result + ".";
    }

    private static String dtypes(Entry op) {
        return op.operands().getFirst().dtypes().toUpperCase(Locale.ROOT);
    }

    private static String text(@Nullable ExprContext formula) {
        return formula == null
                ? "0"
                : formula.getStart()
                        .getInputStream()
                        .getText(Interval.of(
                                formula.getStart().getStartIndex(),
                                formula.getStop().getStopIndex()));
    }
}
