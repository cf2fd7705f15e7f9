package dev.covector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleTest {
    @TempDir
    private Path folder;

    @Test
    void thePhotographIsCompressedAndDrawn() throws Exception {
        Invocation done = Invocation.of("example", "photo", "--out", folder.resolve("new"));
        assertThat(done.err()).isEmpty();
        assertThat(done.status()).isZero();
        assertThat(done.out()).contains("compress: 1 plan, 3 uses", "Written to " + folder.resolve("new"));
        assertThat(ImageIO.read(folder.resolve("new/photo.png").toFile())).isNotNull();
    }

    @Test
    void anUnknownNameIsAnsweredByTheKnownOnes() {
        Invocation done = Invocation.of("example", "poetry");
        assertThat(done.status()).isEqualTo(2);
        assertThat(done.err()).contains("'poetry' is none of [mps, photo, solver, krylov, xla]");
    }
}
