package dev.covector.spec;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes what a module generates: {@code OpGen ops|tensor|api DIRECTORY}. */
public final class OpGen {
    private OpGen() {}

    public static void main(String[] args) throws IOException {
        Path out = Path.of(args[1]);
        empty(out);
        List<Entry> ops = SpecReader.read();
        switch (args[0]) {
            case "ops" -> write(Names.OPS, opsTypes(ops), out);
            case "tensor" -> write("dev.covector.tracer", List.of(new TensorWriter(ops).write()), out);
            case "api" -> write(ApiNames.PACKAGE, ApiWriter.write(), out);
            default -> throw new IllegalArgumentException("OpGen ops|tensor|api DIRECTORY; got " + args[0]);
        }
    }

    private static List<TypeSpec> opsTypes(List<Entry> ops) {
        List<TypeSpec> types =
                new ArrayList<>(ops.stream().map(RecordWriter::write).toList());
        TableWriter table = new TableWriter(ops);
        types.addAll(List.of(table.root(), table.builder(), table.table()));
        return types;
    }

    /** Removes what an earlier run wrote: the record of an op that is gone must not stay. */
    private static void empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void write(String name, List<TypeSpec> types, Path out) throws IOException {
        for (TypeSpec type : types) {
            JavaFile.builder(name, type)
                    .skipJavaLangImports(true)
                    .indent("    ")
                    .build()
                    .writeTo(out);
        }
    }
}
