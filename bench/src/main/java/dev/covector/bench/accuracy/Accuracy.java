package dev.covector.bench.accuracy;

import dev.covector.bench.ChildJvm;
import dev.covector.bench.Peers;
import dev.covector.codegen.jvm.emit.VectorShape;
import dev.covector.ir.DType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Measures the largest errors of the functions: ours at each width of vectors, interpreted, and those of the peers. */
public final class Accuracy {
    private static final List<Integer> WIDTHS = List.of(0, 128, 256, 512);
    private static final List<String> PEERS = List.of("numpy", "jax", "torch");

    private final int points;
    private final Optional<Peers> peers;
    private final Pattern only;
    private final Consumer<String> progress;

    /** Who answers, and the command that has it do so. */
    private record Answerer(String name, List<String> command) {}

    /**
     * @param points arguments of each function in each dtype
     * @param peers where they are installed
     * @param only the functions whose names match
     */
    public Accuracy(int points, Optional<Peers> peers, Pattern only, Consumer<String> progress) {
        this.points = points;
        this.peers = peers;
        this.only = only;
        this.progress = progress;
    }

    /** A line for each function and dtype. */
    public List<Line> measure() {
        Path folder = temporary();
        try {
            List<Points> all = points(folder);
            // Each takes one core; what one answers does not depend on the others.
            answerers(folder).parallelStream().forEach(this::run);
            return all.stream().map(at -> line(folder, at)).toList();
        } finally {
            delete(folder);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("covector-accuracy");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Points> points(Path folder) {
        List<Points> all = new ArrayList<>();
        for (Measured function : Functions.all()) {
            if (only.matcher(function.name()).find()) {
                progress.accept(function.name());
                for (DType dtype : List.of(DType.F32, DType.F64)) {
                    Points at = Points.of(function, dtype, points);
                    for (int i = 0; i < function.operands(); i++) {
                        Numbers.write(folder.resolve(at.name() + "." + i), at.operand(i));
                    }
                    all.add(at);
                }
            }
        }
        return all;
    }

    private List<Answerer> answerers(Path folder) {
        List<Answerer> all = new ArrayList<>();
        for (int bits : WIDTHS) {
            if (bits <= VectorShape.preferred().bits()) {
                all.add(own(folder, width(bits), "-Dcovector.compile=now", "-D" + VectorShape.PROPERTY + "=" + bits));
            }
        }
        all.add(own(folder, "interpreted", "-Dcovector.compile=never"));
        peers.ifPresent(installed -> PEERS.forEach(peer -> all.add(peer(installed, folder, peer))));
        return all;
    }

    private static String width(int bits) {
        return bits == 0 ? "scalar" : bits + " bits";
    }

    private static Answerer own(Path folder, String name, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Xbatch"); // or calls would pass by while HotSpot compiles
        return new Answerer(name, ChildJvm.command(all, Worker.class, List.of(folder.toString(), name)));
    }

    private static Answerer peer(Peers peers, Path folder, String name) {
        String script = peers.folder().resolve("accuracy.py").toString();
        return new Answerer(name, List.of(peers.python(), script, "--framework", name, folder.toString()));
    }

    private void run(Answerer answerer) {
        progress.accept(answerer.name);
        try {
            ProcessBuilder builder = new ProcessBuilder(answerer.command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
            Process process = builder.start();
            process.getOutputStream().close();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the process for " + answerer.name + " ended with an error");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + answerer.name + " was measured", e);
        }
    }

    private static Line line(Path folder, Points points) {
        Map<String, Worst> worst = new LinkedHashMap<>();
        for (String column : columns()) {
            Path file = folder.resolve(points.name() + "." + column);
            if (Files.exists(file)) {
                worst.put(column, points.worst(Numbers.read(file)));
            }
        }
        return new Line(points.function().name(), points.dtype(), worst);
    }

    /** Who may be measured, in the order of the table. */
    static List<String> columns() {
        return Stream.of(WIDTHS.stream().map(Accuracy::width), Stream.of("interpreted"), PEERS.stream())
                .flatMap(names -> names)
                .toList();
    }
}
