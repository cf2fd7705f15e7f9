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
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Measures the largest errors of the functions: ours at each width of vectors, interpreted, and those of the peers. */
public final class Accuracy {
    private static final List<String> PEERS = List.of("numpy", "jax", "torch");

    private final int samples;
    private final boolean peers;
    private final Pattern only;
    private final Consumer<String> progress;

    /**
     * @param samples arguments of each function in each dtype
     * @param only the functions whose names match
     */
    public Accuracy(int samples, boolean peers, Pattern only, Consumer<String> progress) {
        this.samples = samples;
        this.peers = peers;
        this.only = only;
        this.progress = progress;
    }

    /** A line for each function and dtype. */
    public List<Line> measure() {
        Path folder = temporary();
        try {
            List<Points> all = points(folder);
            for (int bits : List.of(0, 128, 256, 512)) {
                if (bits <= VectorShape.preferred().bits()) {
                    String name = bits == 0 ? "scalar" : bits + " bits";
                    run(own(folder, name, "-Dcovector.compile=now", "-D" + VectorShape.PROPERTY + "=" + bits), name);
                }
            }
            run(own(folder, "interpreted", "-Dcovector.compile=never"), "interpreted");
            if (peers) {
                Peers ready = Peers.ready();
                PEERS.forEach(peer -> run(peer(ready, folder, peer), peer));
            }
            return all.stream().map(points -> line(folder, points)).toList();
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
                    Points points = Points.of(function, dtype, samples);
                    for (int i = 0; i < function.operands(); i++) {
                        Numbers.write(
                                folder.resolve(points.name() + "." + i),
                                points.arguments().get(i));
                    }
                    all.add(points);
                }
            }
        }
        return all;
    }

    private static List<String> own(Path folder, String ending, String... options) {
        return ChildJvm.command(List.of(options), Worker.class, List.of(folder.toString(), ending));
    }

    private static List<String> peer(Peers peers, Path folder, String name) {
        return List.of(
                peers.python(),
                peers.folder().resolve("accuracy.py").toString(),
                "--framework",
                name,
                folder.toString());
    }

    private void run(List<String> command, String name) {
        progress.accept(name);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the process for " + name + " ended with an error");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " was measured", e);
        }
    }

    private Line line(Path folder, Points points) {
        Map<String, Double> worst = new LinkedHashMap<>();
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
        List<String> columns = new ArrayList<>(List.of("scalar", "128 bits", "256 bits", "512 bits", "interpreted"));
        columns.addAll(PEERS);
        return columns;
    }
}
