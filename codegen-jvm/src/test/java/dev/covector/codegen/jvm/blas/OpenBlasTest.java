package dev.covector.codegen.jvm.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenBlasTest {
    @Test
    void statusNamesTheBuildTheCoreAndTheFile() {
        assumeTrue(OpenBlas.isAvailable(), OpenBlas::status);
        assertThat(OpenBlas.status())
                .startsWith("OpenBLAS 0.3.")
                .contains(", core ")
                .contains("loaded from ");
    }

    @Test
    void theBlasIsUsedUnlessItIsSwitchedOff() {
        assumeTrue(Platform.current().name().equals("linux-x86_64"), "the build brings the linux-x86_64 library only");
        assertThat(OpenBlas.isAvailable())
                .as(OpenBlas.status())
                .isEqualTo(!"none".equals(System.getProperty(NativeLibrary.PROPERTY)));
    }

    @Test
    void absenceIsExplainedInOneSentence(@TempDir Path folder) throws IOException {
        Path rubbish = Files.writeString(folder.resolve("rubbish.so"), "not a library");
        String start = "OpenBLAS is not used, so the slower pure-Java routines are: ";
        assertThat(NativeLibrary.find("none", Platform.current()).explanation())
                .isEqualTo(start + "it is switched off by -Dcovector.blas=none.");
        assertThat(NativeLibrary.find(folder.resolve("absent.so").toString(), Platform.current())
                        .explanation())
                .isEqualTo(start + "there is no file " + folder.resolve("absent.so") + ".");
        assertThat(NativeLibrary.find(rubbish.toString(), Platform.current()).explanation())
                .startsWith(start + "loading it failed with ");
        assertThat(NativeLibrary.find(null, Platform.of("Plan 9", "mips")).explanation())
                .isEqualTo(start + "no org/bytedeco/openblas/plan 9-mips/libopenblas.so.0 on the class path; "
                        + "add org.bytedeco:openblas with the classifier plan 9-mips.");
    }

    @Test
    void platformsAreNamedAsTheJarsNameThem() {
        assertThat(Platform.of("Linux", "amd64").name()).isEqualTo("linux-x86_64");
        assertThat(Platform.of("Linux", "aarch64").name()).isEqualTo("linux-arm64");
        assertThat(Platform.of("Mac OS X", "aarch64").name()).isEqualTo("macosx-arm64");
        assertThat(Platform.of("Windows 11", "amd64").name()).isEqualTo("windows-x86_64");
    }

    @Test
    void aDamagedFileIsUnpackedAgain(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("source"), "twelve bytes");
        NativeCache cache = NativeCache.of("test-" + ProcessHandle.current().pid());
        Path first = cache.unpack(source.toUri().toURL(), "library");
        Files.writeString(first, "short");
        Path second = cache.unpack(source.toUri().toURL(), "library");
        assertThat(second).isEqualTo(first).hasContent("twelve bytes");
        try (var files = Files.list(first.getParent())) {
            assertThat(files).containsExactly(first);
        }
        Files.delete(first);
        Files.delete(first.getParent());
    }

    @Test
    void manyThreadsMayCallAtOnce() throws InterruptedException, ExecutionException {
        NaiveProduct shape = new NaiveProduct(Transpose.NONE, Transpose.NONE, 40, 40, 40);
        List<Future<?>> results = new ArrayList<>();
        try (Arena arena = Arena.ofShared();
                ExecutorService executor = Executors.newFixedThreadPool(800)) {
            Numbers a = Numbers.random(arena, Kind.F64, 1600, new Random(1));
            Numbers b = Numbers.random(arena, Kind.F64, 1600, new Random(2));
            for (int i = 0; i < 800; i++) {
                Numbers c = Numbers.poisoned(arena, Kind.F64, 1600);
                results.add(executor.submit(() -> {
                    for (int repeat = 0; repeat < 20; repeat++) {
                        Gemm.gemm(
                                Kind.F64,
                                Transpose.NONE,
                                Transpose.NONE,
                                40,
                                40,
                                40,
                                a.address(),
                                40,
                                b.address(),
                                40,
                                c.address(),
                                40);
                    }
                    shape.check(a, 40, 0, b, 40, 0, c, 40, 0);
                }));
            }
            for (Future<?> result : results) {
                result.get();
            }
        }
    }

    @Test
    void threadCountsBelowOneAreRefused() {
        assertThatThrownBy(() -> OpenBlas.threads(0)).hasMessage("threads: count must be at least 1, got 0");
    }
}
