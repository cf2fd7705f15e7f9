package dev.covector.spec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The types of the front door: functions of one to five arguments, and what the transforms give. */
final class ApiNames {
    static final String PACKAGE = "dev.covector.api";
    static final int MOST_ARGUMENTS = 5;
    static final ClassName TENSOR = ClassName.get("dev.covector.tracer", "Tensor");
    static final ClassName TENSOR_TYPE = ClassName.get("dev.covector.ir", "TensorType");
    static final ClassName FUNC = ClassName.get("dev.covector.ir", "Func");
    static final ClassName COMPILED = api("Compiled");
    static final ClassName ERASED = api("Erased");
    static final ClassName ERASURE = api("Erasure");
    static final ClassName TRANSFORMS = api("Transforms");
    static final TypeVariableName RESULT = TypeVariableName.get("R");

    private static final List<String> LETTERS = List.of("A", "B", "C", "D", "E");

    private ApiNames() {}

    static ClassName api(String name) {
        return ClassName.get(PACKAGE, name);
    }

    /** The type variables of the arguments: A, B, C, ... */
    static List<TypeName> variables(int arguments) {
        return new ArrayList<>(LETTERS.subList(0, arguments).stream()
                .map(TypeVariableName::get)
                .toList());
    }

    /** The names of the arguments: a, b, c, ... */
    static List<String> arguments(int arguments) {
        return LETTERS.subList(0, arguments).stream()
                .map(letter -> letter.toLowerCase(java.util.Locale.ROOT))
                .toList();
    }

    /** {@code Fn3<A, B, C, R>} of the given types. */
    static TypeName function(List<TypeName> arguments, TypeName result) {
        return generic(api("Fn" + arguments.size()), arguments, result);
    }

    static TypeName jit(List<TypeName> arguments, TypeName result) {
        return generic(api("Jit" + arguments.size()), arguments, result);
    }

    private static TypeName generic(ClassName type, List<TypeName> arguments, TypeName result) {
        List<TypeName> all = new ArrayList<>(arguments);
        all.add(result);
        return ParameterizedTypeName.get(type, all.toArray(TypeName[]::new));
    }

    /** Whether a cast to the type cannot be checked. */
    static boolean isGeneric(TypeName type) {
        return !(type instanceof ClassName);
    }

    /** {@code f.apply((A) args[0], (B) args[1])}. */
    static CodeBlock spread(List<TypeName> types) {
        CodeBlock arguments = IntStream.range(0, types.size())
                .mapToObj(i -> CodeBlock.of("($T) args[$L]", types.get(i), i))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of("f.apply($L)", arguments);
    }
}
