package dev.covector.tests.xla;

import dev.covector.autodiff.Complex;
import dev.covector.autodiff.Numbers;
import dev.covector.ir.DType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** jaxlib in a Python process of its own, which verifies, refines and runs StableHLO: see {@code tests/xla/peer.py}. */
final class Xla {
    private static final Path FOLDER = folder();
    private static final Optional<Xla> SHARED = start();

    private final PrintStream requests;
    private final BufferedReader answers;

    private Xla(Process process) {
        requests = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The process, where there is a Python environment for it; else the tests that need it are skipped. */
    static Optional<Xla> peer() {
        return SHARED;
    }

    /** Parses and verifies; what is wrong is an error. */
    void verify(String text) {
        ask("verify " + encoded(text));
    }

    /** The module for arguments of these shapes. */
    String refine(String text, List<int[]> shapes) {
        String all = shapes.stream().map(Xla::joined).collect(Collectors.joining(" "));
        // A scalar has no sizes, but the request needs a word for it.
        String words = Arrays.stream(all.split(" ", -1))
                .map(word -> word.isEmpty() ? "," : word)
                .collect(Collectors.joining(" "));
        return decoded(ask("refine " + encoded(text) + (shapes.isEmpty() ? "" : " " + words)));
    }

    /** The results of a static module. */
    List<Numbers> run(String text, List<Numbers> arguments) {
        String tensors = arguments.stream().map(x -> " " + tensor(x)).collect(Collectors.joining());
        String results = ask("run " + encoded(text) + tensors);
        return results.isEmpty()
                ? List.of()
                : Arrays.stream(results.split(" ")).map(Xla::numbers).toList();
    }

    private synchronized String ask(String request) {
        try {
            requests.println(request);
            String answer = answers.readLine();
            if (answer == null) {
                throw new AssertionError("the Python process has ended");
            }
            if (answer.startsWith("error ")) {
                throw new AssertionError(decoded(answer.substring("error ".length())));
            }
            return answer.substring("ok ".length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    private static String joined(int[] shape) {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }

    private static String tensor(Numbers x) {
        ByteBuffer bytes =
                ByteBuffer.allocate(x.elements().length * x.dtype().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (Complex element : x.elements()) {
            put(bytes, x.dtype().realPart(), element.re());
            if (x.dtype().isComplex()) {
                put(bytes, x.dtype().realPart(), element.im());
            }
        }
        return word(x.dtype()) + ":" + joined(x.shape()) + ":"
                + Base64.getEncoder().encodeToString(bytes.array());
    }

    private static void put(ByteBuffer bytes, DType dtype, double x) {
        switch (dtype) {
            case BOOL -> bytes.put((byte) x);
            case I32 -> bytes.putInt((int) x);
            case I64 -> bytes.putLong((long) x);
            case F32 -> bytes.putFloat((float) x);
            case F64 -> bytes.putDouble(x);
            case C64, C128 -> throw new IllegalArgumentException("no part is " + dtype);
        }
    }

    private static double take(ByteBuffer bytes, DType dtype) {
        return switch (dtype) {
            case BOOL -> bytes.get();
            case I32 -> bytes.getInt();
            case I64 -> bytes.getLong();
            case F32 -> bytes.getFloat();
            case F64 -> bytes.getDouble();
            case C64, C128 -> throw new IllegalArgumentException("no part is " + dtype);
        };
    }

    private static Numbers numbers(String tensor) {
        String[] parts = tensor.split(":", -1);
        DType dtype = Arrays.stream(DType.values())
                .filter(each -> word(each).equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no dtype " + parts[0]));
        int[] shape = Arrays.stream(parts[1].split(","))
                .filter(size -> !size.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(parts[2])).order(ByteOrder.LITTLE_ENDIAN);
        List<Complex> elements = new ArrayList<>();
        while (bytes.hasRemaining()) {
            double re = take(bytes, dtype.realPart());
            elements.add(new Complex(re, dtype.isComplex() ? take(bytes, dtype.realPart()) : 0));
        }
        return new Numbers(dtype, shape, elements.toArray(Complex[]::new));
    }

    private static String word(DType dtype) {
        return switch (dtype) {
            case BOOL -> "bool";
            case I32 -> "int32";
            case I64 -> "int64";
            case F32 -> "float32";
            case F64 -> "float64";
            case C64 -> "complex64";
            case C128 -> "complex128";
        };
    }

    private static Optional<Xla> start() {
        try {
            Optional<String> python = python();
            if (python.isEmpty()) {
                return Optional.empty();
            }
            Process process = new ProcessBuilder(
                            python.get(), FOLDER.resolve("peer.py").toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            Xla peer = new Xla(process);
            String ready = peer.answers.readLine();
            return ready != null && ready.startsWith("ready ") ? Optional.of(peer) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Python that has JAX, where there is one. */
    static Optional<String> python() throws IOException {
        Process setup = new ProcessBuilder(FOLDER.resolve("setup").toString(), "--if-installed")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String python = new String(setup.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return Optional.of(python).filter(each -> !each.isEmpty());
    }

    /** A file of the source tree. */
    static Path source(String path) {
        return FOLDER.resolve("../..").resolve(path).normalize();
    }

    private static Path folder() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("covector"))) {
            folder = Objects.requireNonNull(folder.getParent(), "these tests run inside Covector's source tree");
        }
        return folder.resolve("tests/xla");
    }
}
