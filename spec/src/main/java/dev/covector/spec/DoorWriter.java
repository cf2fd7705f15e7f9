package dev.covector.spec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes {@code Covector}: jit and the transforms, once for each number of arguments. */
final class DoorWriter {
    private DoorWriter() {}

    static TypeSpec write() {
        TypeSpec.Builder door = TypeSpec.classBuilder("Covector")
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("""
                        jit and the transforms, to be imported statically. Arguments and results are tensors, numbers, and
                        records, lists, maps, arrays and optionals of them. Derivatives are with respect to the first argument.
                        A transform runs its function in a trace, so transforms nest in each other and in jitted functions.
                        """)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        for (int n = 1; n <= ApiNames.MOST_ARGUMENTS; n++) {
            door.addMethod(jit(n, false))
                    .addMethod(jit(n, true))
                    .addMethod(trace(n))
                    .addMethods(VmapWriter.vmaps(n));
            for (Transform transform : Transform.values()) {
                if (n + (transform.takesTangent ? 1 : 0) <= ApiNames.MOST_ARGUMENTS) {
                    door.addMethod(transform(transform, n));
                }
            }
        }
        return door.addMethods(VmapWriter.axes())
                .addMethod(custom("customJvp", """
                        The function with a tangent rule of its own, which is differentiated in turn for higher orders.

                        @param rule the argument, the result and the tangent of the argument, to the tangent of the result
                        """, 'A', 'R'))
                .addMethod(custom("customVjp", """
                        The function with a cotangent rule of its own, which is differentiated in turn for higher orders.

                        @param rule the argument, the result and the cotangent of the result, to the cotangent of the argument
                        """, 'R', 'A'))
                .build();
    }

    /** A transform of functions whose result is no function of the number of arguments. */
    private enum Transform {
        GRAD("grad", false, "The gradient of a real scalar function; of complex z, grad(sum |z|^2) is 2z."),
        VALUE_AND_GRAD("valueAndGrad", false, "The value of a real scalar function with its gradient."),
        VJP("vjp", false, "The value, and the map from cotangents of the result to those of the first argument."),
        LINEARIZE(
                "linearize",
                false,
                "The value, and the map from tangents of the first argument to those of the result."),
        JVP(
                "jvp",
                true,
                "The value with its derivative: takes the first argument, its tangent, and the other arguments."),
        HVP("hvp", true, "The Hessian of a real scalar function times a tangent, given after the first argument."),
        JACOBIAN_FORWARD(
                "jacobianForward",
                false,
                "The Jacobian, a tangent at a time: axes of the result, then of the argument."),
        JACOBIAN_REVERSE(
                "jacobianReverse",
                false,
                "The Jacobian, a cotangent at a time: axes of the result, then of the argument."),
        HESSIAN("hessian", false, "The Hessian of a real scalar function: the axes of the argument twice.");

        private final String name;
        private final boolean takesTangent;
        private final String doc;

        Transform(String name, boolean takesTangent, String doc) {
            this.name = name;
            this.takesTangent = takesTangent;
            this.doc = doc;
        }

        boolean ofTensor() {
            return this == JACOBIAN_FORWARD || this == JACOBIAN_REVERSE || this == HESSIAN;
        }

        /** The result of the function transformed. */
        TypeName from() {
            return switch (this) {
                case VJP, LINEARIZE, JVP -> ApiNames.RESULT;
                case GRAD, VALUE_AND_GRAD, HVP, JACOBIAN_FORWARD, JACOBIAN_REVERSE, HESSIAN -> ApiNames.TENSOR;
            };
        }

        /** The result of the transformed function. */
        TypeName to(TypeName first) {
            return switch (this) {
                case GRAD, HVP -> first;
                case VALUE_AND_GRAD -> generic("ValueAndGradient", first);
                case VJP -> generic("Pullback", first, ApiNames.RESULT);
                case LINEARIZE -> generic("Linearization", first, ApiNames.RESULT);
                case JVP -> generic("ValueAndTangent", ApiNames.RESULT);
                case JACOBIAN_FORWARD, JACOBIAN_REVERSE, HESSIAN -> ApiNames.TENSOR;
            };
        }

        private static TypeName generic(String name, TypeName... arguments) {
            return ParameterizedTypeName.get(ApiNames.api(name), arguments);
        }
    }

    private static MethodSpec transform(Transform transform, int n) {
        List<TypeName> arguments = ApiNames.variables(n);
        if (transform.ofTensor()) {
            arguments.set(0, ApiNames.TENSOR);
        }
        List<TypeName> taken = new ArrayList<>(arguments);
        if (transform.takesTangent) {
            taken.add(1, arguments.getFirst());
        }
        TypeName result = transform.to(arguments.getFirst());
        return wrapped(transform.name, transform.doc, arguments, transform.from(), taken, result)
                .addStatement(
                        "$T g = $T.$L($T.of(f))",
                        ApiNames.ERASED,
                        ApiNames.TRANSFORMS,
                        transform.name,
                        ApiNames.ERASURE)
                .addStatement(call(taken.size(), result))
                .build();
    }

    static CodeBlock call(int n, TypeName result) {
        String given = String.join(", ", ApiNames.arguments(n));
        return CodeBlock.of("return ($L) -> ($T) g.apply($L)", given, result, given);
    }

    static MethodSpec.Builder wrapped(
            String name, String doc, List<TypeName> arguments, TypeName from, List<TypeName> taken, TypeName to) {
        MethodSpec.Builder method = method(name, doc, ApiNames.function(arguments, from), arguments, from, to)
                .returns(ApiNames.function(taken, to));
        return ApiNames.isGeneric(to)
                ? method.addAnnotation(ApiWriter.unchecked("the transform keeps the types"))
                : method;
    }

    private static MethodSpec.Builder method(
            String name, String doc, TypeName function, List<TypeName> arguments, TypeName... others) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("$L\n", doc)
                .addParameter(function, "f");
        Set<TypeName> types = new LinkedHashSet<>(arguments);
        Collections.addAll(types, others);
        types.stream()
                .filter(TypeVariableName.class::isInstance)
                .forEach(variable -> method.addTypeVariable((TypeVariableName) variable));
        return method;
    }

    private static MethodSpec jit(int n, boolean named) {
        List<TypeName> arguments = ApiNames.variables(n);
        String doc = named
                ? "The function compiled, under a name for what is printed."
                : "The function compiled: traced at the first call, one plan for all sizes.";
        MethodSpec.Builder method = method(
                        "jit", doc, ApiNames.function(arguments, ApiNames.RESULT), arguments, ApiNames.RESULT)
                .returns(ApiNames.jit(arguments, ApiNames.RESULT));
        if (named) {
            method.addParameter(String.class, "name");
        }
        return method.addStatement(
                        "return new $T<>(new $T($L, $T.of(f)::apply))",
                        ApiNames.api("Jit" + n),
                        ApiNames.COMPILED,
                        named ? "name" : "Names.here()",
                        ApiNames.ERASURE)
                .build();
    }

    private static MethodSpec trace(int n) {
        List<TypeName> arguments = Collections.nCopies(n, ApiNames.TENSOR);
        TypeName any = WildcardTypeName.subtypeOf(Object.class);
        String doc =
                "The function of tensors as IR, traced at the given types. It must use no large tensor but its arguments.";
        MethodSpec.Builder method = method("trace", doc, ApiNames.function(arguments, any), List.of())
                .returns(ApiNames.FUNC);
        ApiWriter.addArguments(method, Collections.nCopies(n, ApiNames.TENSOR_TYPE));
        return method.addStatement(
                        "return $T.trace($T.of(f), $L)",
                        ApiNames.TRANSFORMS,
                        ApiNames.ERASURE,
                        String.join(", ", ApiNames.arguments(n)))
                .build();
    }

    private static MethodSpec custom(String name, String doc, char taken, char given) {
        TypeName a = TypeVariableName.get("A");
        TypeName in = TypeVariableName.get(String.valueOf(taken));
        TypeName out = TypeVariableName.get(String.valueOf(given));
        return wrapped(name, doc.strip(), List.of(a), ApiNames.RESULT, List.of(a), ApiNames.RESULT)
                .addParameter(ApiNames.function(List.of(a, ApiNames.RESULT, in), out), "rule")
                .addStatement(
                        "$T g = $T.$L($T.of(f), $T.of(rule))",
                        ApiNames.ERASED,
                        ClassName.get(ApiNames.PACKAGE, "Customs"),
                        name,
                        ApiNames.ERASURE,
                        ApiNames.ERASURE)
                .addStatement(call(1, ApiNames.RESULT))
                .build();
    }
}
