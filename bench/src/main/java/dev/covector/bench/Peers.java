package dev.covector.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The peers' side: the scripts of the folder {@code peers}, and a Python that has the peers.
 *
 * @param folder where the scripts are
 */
public record Peers(Path folder, String python) {
    /** Makes the virtual environment where there is none yet, which takes minutes. */
    public static Peers ready() {
        Path folder = beside();
        return found(folder)
                .orElseThrow(() -> new IllegalStateException("the peers could not be installed; see what " + folder
                        + "/setup says, or run without --peers"));
    }

    /** The peers where they are installed already. */
    public static Optional<Peers> installed() {
        return found(beside(), "--if-installed");
    }

    /** What setup prints, nothing where it fails or has nothing to say. */
    private static Optional<Peers> found(Path folder, String... options) {
        List<String> command = new ArrayList<>(List.of(folder.resolve("setup").toString()));
        command.addAll(List.of(options));
        try {
            Process setup = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            setup.getOutputStream().close();
            String printed = new String(setup.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return setup.waitFor() != 0 || printed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Peers(folder, printed.lines().toList().getLast()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the peers were installed", e);
        }
    }

    /** Beside the build folder that this class was loaded from. */
    private static Path beside() {
        try {
            Path built = Path.of(
                    Objects.requireNonNull(Peers.class.getProtectionDomain().getCodeSource())
                            .getLocation()
                            .toURI());
            for (Path up = built; up != null; up = up.getParent()) {
                if (Files.isExecutable(up.resolve("peers/setup"))) {
                    return up.resolve("peers");
                }
            }
            throw new IllegalStateException("the folder bench/peers is not above " + built
                    + ": benches with peers run in a checkout of the project");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("this class was loaded from no file", e);
        }
    }

    List<String> command(Bench bench, Framework peer, int threads) {
        String script = bench.name().replace('-', '_') + ".py";
        return List.of(
                python,
                folder.resolve(script).toString(),
                "--framework",
                peer.word(),
                "--threads",
                String.valueOf(threads));
    }

    /** The thread counts that affinity alone does not settle; and NumPy's OpenBLAS chooses its kernels itself. */
    static void settle(Map<String, String> environment, Framework peer, int threads) {
        for (String variable : List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")) {
            environment.put(variable, String.valueOf(threads));
        }
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        if (threads == 1) {
            environment.put("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false");
        }
        if (peer == Framework.NUMPY) {
            environment.remove("OPENBLAS_CORETYPE");
            environment.remove("OPENBLAS_L2_SIZE");
        }
    }
}
