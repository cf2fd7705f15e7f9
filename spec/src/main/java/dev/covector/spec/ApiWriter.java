package dev.covector.spec;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes, for one to five arguments, the functions {@code Fn}, the jitted functions {@code Jit}, and their erasure. */
final class ApiWriter {
    private ApiWriter() {}

    static List<TypeSpec> write() {
        List<TypeSpec> types = new ArrayList<>();
        for (int n = 1; n <= ApiNames.MOST_ARGUMENTS; n++) {
            types.add(function(n));
            types.add(jitted(n));
        }
        types.add(erasure());
        types.add(DoorWriter.write());
        return types;
    }

    private static TypeSpec function(int n) {
        return TypeSpec.interfaceBuilder("Fn" + n)
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(FunctionalInterface.class)
                .addJavadoc("A function of $L argument$L.\n", n, n == 1 ? "" : "s")
                .addTypeVariables(variables(n))
                .addMethod(apply(n).addModifiers(Modifier.ABSTRACT).build())
                .build();
    }

    private static List<TypeVariableName> variables(int n) {
        List<TypeVariableName> all = new ArrayList<>();
        ApiNames.variables(n).forEach(type -> all.add((TypeVariableName) type));
        all.add(ApiNames.RESULT);
        return all;
    }

    private static MethodSpec.Builder apply(int n) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder("apply").addModifiers(Modifier.PUBLIC).returns(ApiNames.RESULT);
        addArguments(method, ApiNames.variables(n));
        return method;
    }

    static void addArguments(MethodSpec.Builder method, List<TypeName> types) {
        for (int i = 0; i < types.size(); i++) {
            method.addParameter(types.get(i), ApiNames.arguments(types.size()).get(i));
        }
    }

    static AnnotationSpec unchecked(String why) {
        return AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "$S /* $L */", "unchecked", why)
                .build();
    }

    private static TypeSpec jitted(int n) {
        String given = String.join(", ", ApiNames.arguments(n));
        return TypeSpec.classBuilder("Jit" + n)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("A function of $L argument$L that runs as compiled plans.\n", n, n == 1 ? "" : "s")
                .addTypeVariables(variables(n))
                .addSuperinterface(ApiNames.function(ApiNames.variables(n), ApiNames.RESULT))
                .addField(ApiNames.COMPILED, "compiled", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(ApiNames.COMPILED, "compiled")
                        .addStatement("this.compiled = compiled")
                        .build())
                .addMethod(apply(n).addAnnotation(Override.class)
                        .addAnnotation(unchecked("the function compiled gives R"))
                        .addStatement("return ($T) compiled.call($L)", ApiNames.RESULT, given)
                        .build())
                .addMethod(asked(n, "plan", ClassName.get("dev.covector.runtime", "Plan"))
                        .addJavadoc("The plan that a call with these arguments runs; it is made where there is none.\n")
                        .build())
                .addMethod(asked(n, "explain", ClassName.get(String.class))
                        .addJavadoc("Which plan the arguments run and what it assumes, or why none would do.\n")
                        .build())
                .addMethod(told("plans", ClassName.get("dev.covector.runtime", "Ledger"), "The plans so far."))
                .addMethod(told("ir", ClassName.get(String.class), "The function as it was traced."))
                .addMethod(MethodSpec.methodBuilder("ir")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(String.class)
                        .addParameter(String.class, "stage")
                        .addJavadoc("The function after a stage, as {@link Compiled#ir(String)} names them.\n")
                        .addStatement("return compiled.ir(stage)")
                        .build())
                .addMethod(MethodSpec.methodBuilder("clear")
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("Forgets all plans.\n")
                        .addStatement("compiled.clear()")
                        .build())
                .addMethod(donating(n))
                .addMethod(taking(n))
                .addMethod(on(n))
                .build();
    }

    private static MethodSpec donating(int n) {
        ClassName raw = ClassName.get("dev.covector.api", "Jit" + n);
        return MethodSpec.methodBuilder("donating")
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(raw, variables(n).toArray(TypeName[]::new)))
                .varargs()
                .addParameter(int[].class, "arguments")
                .addJavadoc("The same function, which uses up the numbered arguments: see {@link Compiled#donating}.\n")
                .addStatement("return new $T<>(compiled.donating(arguments))", raw)
                .build();
    }

    private static MethodSpec taking(int n) {
        ClassName raw = ClassName.get("dev.covector.api", "Jit" + n);
        return MethodSpec.methodBuilder("taking")
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(raw, variables(n).toArray(TypeName[]::new)))
                .varargs()
                .addParameter(Object[].class, "specs")
                .addJavadoc("The same function of arguments with the given sizes alone: see {@link Compiled#taking}.\n")
                .addStatement("return new $T<>(compiled.taking(specs))", raw)
                .build();
    }

    private static MethodSpec on(int n) {
        ClassName raw = ClassName.get("dev.covector.api", "Jit" + n);
        return MethodSpec.methodBuilder("on")
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(raw, variables(n).toArray(TypeName[]::new)))
                .addParameter(ClassName.get("dev.covector.runtime", "Device"), "device")
                .addJavadoc("The same function on a device, with plans of its own: see {@link Compiled#on}.\n")
                .addStatement("return new $T<>(compiled.on(device))", raw)
                .build();
    }

    private static MethodSpec.Builder asked(int n, String name, TypeName result) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(result);
        addArguments(method, ApiNames.variables(n));
        return method.addStatement("return compiled.$L($L)", name, String.join(", ", ApiNames.arguments(n)));
    }

    private static MethodSpec told(String name, TypeName result, String doc) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(result)
                .addJavadoc("$L\n", doc)
                .addStatement("return compiled.$L()", name)
                .build();
    }

    private static TypeSpec erasure() {
        TypeSpec.Builder type = TypeSpec.classBuilder("Erasure")
                .addModifiers(Modifier.FINAL)
                .addJavadoc("Functions of any number of arguments as functions of an array.\n")
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        for (int n = 1; n <= ApiNames.MOST_ARGUMENTS; n++) {
            type.addMethod(MethodSpec.methodBuilder("of")
                    .addModifiers(Modifier.STATIC)
                    .addAnnotation(unchecked("the arguments come from a function of the same types"))
                    .addTypeVariables(variables(n))
                    .returns(ApiNames.ERASED)
                    .addParameter(ApiNames.function(ApiNames.variables(n), ApiNames.RESULT), "f")
                    .addStatement(CodeBlock.of("return args -> $L", ApiNames.spread(ApiNames.variables(n))))
                    .build());
        }
        return type.build();
    }
}
