package dev.covector.lower.stablehlo.pjrt.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installing with commands in pip's place. */
class InstallationTest {
    private static final byte[] LIBRARY = "a library".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path cache;
    private Path wheel;

    @BeforeEach
    void writeWheel() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the commands are scripts of a shell");
        cache = folder.resolve("cache");
        wheel = folder.resolve("tiny.whl");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
            zip.putNextEntry(new ZipEntry("in/lib.so"));
            zip.write(LIBRARY);
        }
    }

    @Test
    void theWheelsFilesEndUpInTheCacheAndNothingElse() throws Exception {
        Installation installation = installation(sha256(), fetching());
        assertThat(installation.isComplete()).isFalse();
        installation.complete();
        assertThat(installation.isComplete()).isTrue();
        assertThat(installation.folder().resolve(Wheel.LIBRARY)).hasBinaryContent(LIBRARY);
        assertThat(list(cache)).containsExactly("tiny-1");
    }

    @Test
    void halfOfALibraryIsInstalledAnew() throws Exception {
        Installation installation = installation(sha256(), fetching());
        Files.createDirectories(installation.folder());
        Files.write(installation.folder().resolve(Wheel.LIBRARY), new byte[3]);
        assertThat(installation.isComplete()).isFalse();
        installation.complete();
        assertThat(installation.isComplete()).isTrue();
    }

    @Test
    void manyMayInstallAtOnce() throws Exception {
        Installation installation = installation(sha256(), fetching());
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(installation::complete));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(installation.isComplete()).isTrue();
        assertThat(list(cache)).containsExactly("tiny-1");
    }

    @Test
    void anotherWheelIsNotUsed() throws Exception {
        Installation installation = installation("0".repeat(64), fetching());
        assertThatThrownBy(installation::complete)
                .isInstanceOf(InstallException.class)
                .hasMessageContaining("tiny.whl has the SHA-256 " + sha256() + " and not 000");
        assertThat(list(cache)).isEmpty();
    }

    @Test
    void whatPipSaysIsPassedOn() throws Exception {
        Installation installation = installation(sha256(), script("""
                [ "$1" = --version ] && exit 0
                echo no such package here >&2
                exit 1
                """));
        assertThatThrownBy(installation::complete)
                .isInstanceOf(InstallException.class)
                .hasMessageContaining("pip could not fetch tiny 1")
                .hasMessageContaining("no such package here");
    }

    @Test
    void aMachineWithoutPipIsToldWhatToInstall() throws Exception {
        Installation installation =
                installation(sha256(), List.of(folder.resolve("no-pip").toString()));
        assertThatThrownBy(installation::complete)
                .isInstanceOf(InstallException.class)
                .hasMessageContaining("no-pip")
                .hasMessageContaining("install Python 3 with pip");
        assertThat(list(cache)).isEmpty();
    }

    @Test
    void aWheelWithoutTheLibraryIsRefused() throws Exception {
        Wheel other = new Wheel("tiny", "1", "tiny.whl", sha256(), Map.of("in/other.so", Wheel.LIBRARY), 1);
        assertThatThrownBy(() -> new Installation(other, cache, List.of(fetching())).complete())
                .isInstanceOf(InstallException.class)
                .hasMessage("tiny.whl lacks in/other.so");
    }

    @Test
    void aCacheThatCannotBeWrittenIsSaid() throws Exception {
        Files.writeString(cache, "a file in the folder's place");
        assertThatThrownBy(() -> installation(sha256(), fetching()).complete())
                .isInstanceOf(InstallException.class)
                .hasMessageContaining("could not be put into");
    }

    private Installation installation(String sha256, List<String> pip) {
        Wheel tiny = new Wheel("tiny", "1", "tiny.whl", sha256, Map.of("in/lib.so", Wheel.LIBRARY), LIBRARY.length);
        return new Installation(tiny, cache, List.of(pip));
    }

    /** What comes after {@code --dest} is where the wheel goes. */
    private List<String> fetching() throws IOException {
        return script("""
                [ "$1" = --version ] && exit 0
                while [ "$1" != --dest ]; do shift; done
                cp "%s" "$2"
                """.formatted(wheel));
    }

    private List<String> script(String text) throws IOException {
        return List.of(
                "/bin/sh", Files.writeString(folder.resolve("pip.sh"), text).toString());
    }

    private String sha256() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(wheel)));
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
