package dev.covector.spec;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes {@code vmap}, and what says where the members of a batch are. */
final class VmapWriter {
    private static final ClassName IN = ApiNames.api("In");
    private static final ClassName OUT = ApiNames.api("Out");
    private static final ClassName SPEC = ApiNames.api("Spec");

    private VmapWriter() {}

    /** For n arguments, with the axes as numbers, as {@code In}, and as {@code In} and {@code Out}. */
    static List<MethodSpec> vmaps(int n) {
        String numbers = """
                The function over a batch of arguments at once: the members lie along one axis of each argument, and along
                the last axis of each result.

                @param axes for each argument the axis of the members in all of its tensors, counted from the end where
                    negative, or {@link #none()}; where not given, the last axis of every argument""";
        String given =
                "The function over a batch of arguments at once, the members along the last axis of each result.";
        String placed = """
                The function over a batch of arguments at once.

                @param in where the members are in the arguments
                @param out where they are in the results""";
        return List.of(
                vmap(n, numbers, CodeBlock.of("$T.numbers($L, axes), $T.LAST", ApiNames.api("Members"), n, OUT))
                        .addParameter(int[].class, "axes")
                        .varargs()
                        .build(),
                vmap(n, given, CodeBlock.of("in, $T.LAST", OUT))
                        .addParameter(IN, "in")
                        .build(),
                vmap(n, placed, CodeBlock.of("in, out"))
                        .addParameter(IN, "in")
                        .addParameter(OUT, "out")
                        .build());
    }

    private static MethodSpec.Builder vmap(int n, String doc, CodeBlock axes) {
        List<TypeName> arguments = ApiNames.variables(n);
        return DoorWriter.wrapped("vmap", doc, arguments, ApiNames.RESULT, arguments, ApiNames.RESULT)
                .addStatement(
                        "$T g = $T.vmap($T.of(f), $L, $L)",
                        ApiNames.ERASED,
                        ApiNames.TRANSFORMS,
                        ApiNames.ERASURE,
                        n,
                        axes)
                .addStatement(DoorWriter.call(n, ApiNames.RESULT));
    }

    /** {@code in(0, none(), 1)}, {@code out(0)} and {@code spec(n, m)}. */
    static List<MethodSpec> axes() {
        return List.of(
                named("in", IN, "Where {@code vmap} finds the members of a batch: {@code in(0, none(), 1)}.")
                        .addParameter(Object[].class, "axes")
                        .varargs()
                        .addStatement("return new $T($T.of(axes))", IN, List.class)
                        .build(),
                named("out", OUT, "Where {@code vmap} puts the members of a batch: {@code out(0)}.")
                        .addParameter(Object.class, "axes")
                        .addStatement("return new $T(axes)", OUT)
                        .build(),
                named(
                                "spec",
                                SPEC,
                                "What a function takes as one tensor: {@code spec(Dim.named(\"batch\"), Dim.of(3))}.")
                        .addParameter(ArrayTypeName.of(ClassName.get("dev.covector.ir", "Dim")), "sizes")
                        .varargs()
                        .addStatement("return new $T($T.of(sizes))", SPEC, List.class)
                        .build(),
                named("none", TypeName.INT, "No axis of members, which all share this; or nothing said of an argument.")
                        .addStatement("return $T.NONE", IN)
                        .build());
    }

    private static MethodSpec.Builder named(String name, TypeName result, String doc) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("$L\n", doc)
                .returns(result);
    }
}
