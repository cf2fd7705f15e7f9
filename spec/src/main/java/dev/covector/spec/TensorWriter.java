package dev.covector.spec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the elementwise methods of {@code Tensor}, with broadcasting, promotion and Java numbers as second operands. */
final class TensorWriter {
    private static final ClassName TENSOR = ClassName.get("dev.covector.tracer", "Tensor");
    private static final ClassName STAGING = ClassName.get("dev.covector.tracer", "Staging");

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
            if (op.elementwise() != null && op.operands().size() <= 2) {
                type.addMethod(method(op, false));
                if (op.operands().size() == 2) {
                    type.addMethod(method(op, true));
                }
            }
        }
        return type.build();
    }

    private static MethodSpec method(Entry op, boolean number) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(op.name())
                .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
                .returns(TENSOR)
                .addJavadoc("$L", op.doc());
        op.examples().forEach(example -> method.addJavadoc("\n<p>Example: {@code $L}", example));
        method.addJavadoc("\n");
        if (op.operands().size() == 1) {
            return method.addStatement("return $T.elementwise($S, ($T) this)", STAGING, op.name(), TENSOR)
                    .build();
        }
        String other = op.operands().get(1).name();
        return method.addParameter(number ? ClassName.get(Number.class) : TENSOR, other)
                .addStatement("return $T.elementwise($S, ($T) this, $L)", STAGING, op.name(), TENSOR, other)
                .build();
    }
}
