package dev.covector.codegen.jvm.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.math.GreatestDivisor;
import dev.covector.ops.math.HurwitzZeta;
import dev.covector.ops.math.IncompleteGamma;
import dev.covector.ops.math.IntegerPower;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Expressions are printed as text; here the names of classes in them become names that JavaPoet imports. */
final class JavaText {
    private static final String VECTOR_API = "jdk.incubator.vector";
    private static final Map<String, ClassName> CLASSES = new HashMap<>();
    private static final Pattern NAME;

    static {
        for (Class<?> type : List.of(
                MemorySegment.class,
                ValueLayout.class,
                ByteOrder.class,
                Cascade.class,
                BoolBytes.class,
                GreatestDivisor.class,
                HurwitzZeta.class,
                IntegerPower.class,
                IncompleteGamma.class)) {
            CLASSES.put(type.getSimpleName(), ClassName.get(type));
        }
        for (String name : List.of(
                "ByteVector",
                "IntVector",
                "LongVector",
                "FloatVector",
                "DoubleVector",
                "VectorMask",
                "VectorOperators",
                "VectorShuffle",
                "VectorSpecies")) {
            CLASSES.put(name, ClassName.get(VECTOR_API, name));
        }
        NAME = Pattern.compile("\\b(" + String.join("|", CLASSES.keySet()) + ")\\b");
    }

    private JavaText() {}

    /** {@return the class of that simple name} */
    static ClassName type(String simpleName) {
        ClassName type = CLASSES.get(simpleName);
        if (type == null) {
            throw new IllegalArgumentException("generated code knows no class " + simpleName);
        }
        return type;
    }

    /** {@return the primitive type of a register} */
    static TypeName primitive(Reg reg) {
        return switch (Element.of(reg.dtype())) {
            case BOOL -> TypeName.BOOLEAN;
            case I32 -> TypeName.INT;
            case I64 -> TypeName.LONG;
            case F32 -> TypeName.FLOAT;
            case F64 -> TypeName.DOUBLE;
        };
    }

    static CodeBlock code(String text) {
        List<Object> types = new ArrayList<>();
        Matcher matcher = NAME.matcher(text.replace("$", "$$"));
        StringBuilder format = new StringBuilder();
        while (matcher.find()) {
            types.add(type(matcher.group()));
            matcher.appendReplacement(format, "\\$T");
        }
        matcher.appendTail(format);
        return CodeBlock.of(format.toString(), types.toArray());
    }
}
