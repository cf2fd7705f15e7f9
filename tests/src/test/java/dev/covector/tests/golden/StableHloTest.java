package dev.covector.tests.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.Func;
import dev.covector.lower.stablehlo.StableHlo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The StableHLO of two dozen functions, for every size and for sizes of 4, is what {@code tests/stablehlo} says; {@code
 * -Dgolden.update=true} writes those files anew.
 */
class StableHloTest {
    private static final Path GOLDEN = folder();
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @TestFactory
    Stream<DynamicTest> functionsAreExportedAsTheGoldenTextsSay() {
        return ExportedFunctions.all().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> check(each.getKey(), each.getValue().get())));
    }

    @Test
    void everyGoldenTextHasItsFunction() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ExportedFunctions.all().keySet().stream()
                            .map(name -> name + ".mlir")
                            .toList());
        }
    }

    private static void check(String name, Func func) throws IOException {
        Path golden = GOLDEN.resolve(name + ".mlir");
        String text = text(func);
        if (UPDATE) {
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    private static String text(Func func) {
        Map<String, Long> sizes = new HashMap<>();
        func.symbols().forEach(symbol -> sizes.put(symbol, 4L));
        StableHlo exported = StableHlo.of(func);
        boolean isKnown =
                func.body().stmts().stream().allMatch(stmt -> stmt.op().born().isEmpty());
        String all = "// Every size\n" + exported.text() + (isKnown ? "\n// Sizes of 4\n" + exported.text(sizes) : "");
        // The lines of this test's own source are no part of what is held.
        return all.replaceAll(" loc\\(\"\\w+\\.java\":\\d+:1\\)", "").replaceAll(" at \\w+\\.java:\\d+", "");
    }

    private static Path folder() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("covector"))) {
            folder = Objects.requireNonNull(folder.getParent(), "these tests run inside Covector's source tree");
        }
        return folder.resolve("tests/stablehlo");
    }
}
