package dev.covector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorTest {
    @Test
    void everyLineSaysFoundOrMissingAndMore() {
        List<String> lines = run("doctor").lines().toList();
        assertThat(lines.getFirst()).startsWith("covector ").contains(System.getProperty("os.arch"));
        assertThat(lines.subList(1, lines.size()))
                .hasSizeGreaterThan(4)
                .allSatisfy(line -> assertThat(line).matches("(found  |missing) \\s*\\S.{10}\\s+\\S.*"));
    }

    @Test
    void namesTheWidthOfTheVectorApiOrHowToGetIt() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assertThat(run("doctor"))
                .containsPattern(
                        present
                                ? "found +Vector API +(64|128|256|512) bits"
                                : "missing +Vector API .*--add-modules=jdk.incubator.vector");
    }

    @Test
    void versionIsTheOneOfTheBuild() {
        assertThat(run("--version")).matches("(?s)covector \\d+\\.\\d+\\.\\d+\\S*\\RJava \\d+.*");
    }

    @Test
    void aMissingProgramIsNoError() {
        assertThat(Program.firstLine("no-such-program-of-covector")).isEmpty();
    }

    @Test
    void saysWhatRunsKernelsProductsAndThreads() {
        assertThat(run("doctor"))
                .containsPattern("found +backends +jvm")
                .containsPattern(
                        "(found +kernels +compiled for vectors of \\d+ bits|missing +kernels +compiled as scalar)")
                .containsPattern("(found|missing) +BLAS +\\S.*(OpenBLAS|BLAS).*")
                .containsPattern("found +threads +at most \\d+ run a kernel")
                .containsPattern("found +tensors +at most \\d+\\.\\d GiB outside the Java heap");
    }

    private static String run(String... args) {
        Invocation done = Invocation.of((Object[]) args);
        assertThat(done.status()).isZero();
        assertThat(done.err()).isEmpty();
        return done.out();
    }
}
