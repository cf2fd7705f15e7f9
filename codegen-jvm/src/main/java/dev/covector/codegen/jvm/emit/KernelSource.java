package dev.covector.codegen.jvm.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ir.kernel.Recurrence;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;

/** The Java class of a kernel. */
record KernelSource(String className, String text) {
    private static final String PACKAGE = "dev.covector.kernel";

    static KernelSource of(Kernel whole, VectorShape shape) {
        Kernel kernel = Fission.of(whole);
        Lanes lanes = LaneChoice.of(kernel, shape);
        return of(kernel.name(), lanes, Scheme.of(kernel, lanes));
    }

    static KernelSource of(Recurrence recurrence, VectorShape shape) {
        Recurring scheme = new Recurring(recurrence, shape);
        return of(recurrence.kernel().name(), scheme.lanes(), scheme);
    }

    private static KernelSource of(String kernel, Lanes lanes, Scheme scheme) {
        String name = className(kernel);
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(KernelCode.class)
                .addField(constant(ClassName.get(MemorySegment.class), "ALL")
                        .initializer("$T.NULL.reinterpret(Long.MAX_VALUE)", MemorySegment.class)
                        .build());
        if (lanes instanceof VectorLanes vectors) {
            species(type, vectors);
        }
        scheme.print(type);
        String body = type.build().toString();
        for (Element element : Element.values()) {
            if (body.contains(element + "_EVEN") || body.contains(element + "_LOW")) {
                shuffles(type, element);
            }
        }
        JavaFile file = JavaFile.builder(PACKAGE, type.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
        return new KernelSource(PACKAGE + "." + name, file.toString());
    }

    private static void species(TypeSpec.Builder type, VectorLanes lanes) {
        type.addField(constant(ClassName.get(ByteOrder.class), "ORDER")
                .initializer("$T.nativeOrder()", ByteOrder.class)
                .build());
        for (Element element : Element.values()) {
            int bits = lanes.bits(element);
            if (lanes.holds(element) && bits >= 64) {
                TypeName species = ParameterizedTypeName.get(
                        JavaText.type("VectorSpecies"), ClassName.get("java.lang", element.box()));
                type.addField(constant(species, element.name())
                        .initializer("$T.SPECIES_$L", JavaText.type(element.vector()), bits)
                        .build());
            }
        }
    }

    /** How the parts of complex numbers go to vectors of their own and back. */
    private static void shuffles(TypeSpec.Builder type, Element element) {
        TypeName shuffle =
                ParameterizedTypeName.get(JavaText.type("VectorShuffle"), ClassName.get("java.lang", element.box()));
        String[][] kinds = {
            {"_EVEN", "makeUnzip", "0"}, {"_ODD", "makeUnzip", "1"}, {"_LOW", "makeZip", "0"}, {"_HIGH", "makeZip", "1"}
        };
        for (String[] kind : kinds) {
            type.addField(constant(shuffle, element + kind[0])
                    .initializer("$T.$L($L, $L)", JavaText.type("VectorShuffle"), kind[1], element, kind[2])
                    .build());
        }
    }

    private static FieldSpec.Builder constant(TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    }

    /** The kernel's name in upper camel case. */
    private static String className(String name) {
        StringBuilder text = new StringBuilder();
        for (String word : name.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                text.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return SourceVersion.isName(text) && !text.isEmpty() ? text.toString() : "Kernel" + text;
    }
}
