package dev.covector.lower.stablehlo.pjrt.child;

import dev.covector.lower.stablehlo.pjrt.PjrtException;
import dev.covector.lower.stablehlo.pjrt.PjrtShape;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A plugin in a process of its own, for programs that may make it abort. A process that dies is an error of the program that it
 * ran; the next program starts another. Arrays are copied there and back, and one program runs at a time.
 */
public final class ChildPlugin implements AutoCloseable {
    private static final int LAST_LINES = 5;
    private static final String SOCKET = "socket";
    private static final String SAID = "said";
    private static final String CRASH = "crash";
    private static final List<String> FILES = List.of(SOCKET, SAID, CRASH);
    private static final long STARTS_WITHIN_SECONDS = 60;

    /** What a JVM that dies of a signal says besides where. */
    private static final Pattern BUG_REPORT = Pattern.compile(
            "core dump|bug report|adoptium|bugreport|outside the Java|problematic frame for|error report file",
            Pattern.CASE_INSENSITIVE);

    private final Path library;
    private @Nullable Living child;

    /** A child that was started: the process, the line to it, and the folder of its socket and what it printed. */
    private record Living(Process process, SocketChannel channel, Wire wire, Path folder) {}

    /** @param library of the plugin, which the first program loads */
    public ChildPlugin(Path library) {
        this.library = library;
    }

    /** What a program takes. */
    public synchronized List<PjrtShape> parameters(String program) {
        return ask(wire -> {
            wire.writeKind(Wire.PARAMETERS);
            wire.writeText(program);
            return Wire::readShapes;
        });
    }

    /**
     * Compiles a program, unless it was the last one, and runs it.
     *
     * @throws PjrtException with the plugin's error, or {@code ABORTED} where its process died
     */
    public synchronized List<HostArray> run(String program, List<HostArray> arguments) {
        return ask(wire -> {
            wire.writeKind(Wire.RUN);
            wire.writeText(program);
            wire.writeArrays(arguments);
            return Wire::readArrays;
        });
    }

    /** Writes a question and says how to read the answer. */
    private interface Question<T> {
        Answer<T> write(Wire wire) throws IOException;
    }

    private interface Answer<T> {
        T read(Wire wire) throws IOException;
    }

    private <T> T ask(Question<T> question) {
        Living living = living();
        try {
            Answer<T> answer = question.write(living.wire);
            living.wire.flush();
            if (living.wire.readKind() == Wire.FAILED) {
                throw living.wire.readError();
            }
            return answer.read(living.wire);
        } catch (IOException e) {
            PjrtException died = new PjrtException(PjrtException.Code.ABORTED, end(living));
            died.addSuppressed(e);
            close();
            throw died;
        }
    }

    private Living living() {
        Living started = child;
        if (started == null || !started.process.isAlive()) {
            close();
            try {
                started = start();
            } catch (IOException e) {
                throw new PjrtException(
                        PjrtException.Code.UNAVAILABLE, "no process for " + library + ": " + e.getMessage());
            }
            child = started;
        }
        return started;
    }

    private Living start() throws IOException {
        Path folder = Files.createTempDirectory("covector-plugin");
        try {
            return start(folder);
        } catch (IOException e) {
            delete(folder);
            throw e;
        }
    }

    private Living start(Path folder) throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve(SOCKET));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-XX:-CreateCoredumpOnCrash",
                            "-XX:ErrorFile=" + folder.resolve(CRASH),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Child.class.getName(),
                            address.toString(),
                            library.toAbsolutePath().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(SAID).toFile())
                    .start();
            process.getOutputStream().close();
            SocketChannel channel = accept(server, process);
            return new Living(process, channel, new Wire(channel), folder);
        }
    }

    /** Waits for the child to call, unless it dies before. */
    private static SocketChannel accept(ServerSocketChannel server, Process process) throws IOException {
        server.configureBlocking(false);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTS_WITHIN_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            SocketChannel channel = server.accept();
            if (channel != null) {
                channel.configureBlocking(true);
                return channel;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        process.destroyForcibly();
        throw new IOException("it did not start");
    }

    private String end(Living dead) {
        StringBuilder message = new StringBuilder("the plugin ended its process");
        try {
            if (dead.process.waitFor(STARTS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                message.append(" with status ").append(dead.process.exitValue());
            }
            List<String> lines = new String(Files.readAllBytes(dead.folder.resolve(SAID)), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.equals("#"))
                    .filter(line -> !BUG_REPORT.matcher(line).find())
                    .toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
            return message.append("; it said last: ")
                    .append(String.join("\n", last))
                    .toString();
        } catch (IOException e) {
            return message.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return message.toString();
        }
    }

    /** Ends the process; the next program would start another. */
    @Override
    public synchronized void close() {
        Living living = child;
        child = null;
        if (living == null) {
            return;
        }
        try {
            living.channel.close();
            living.process.destroy();
            delete(living.folder);
        } catch (IOException e) {
            System.getLogger(ChildPlugin.class.getName())
                    .log(System.Logger.Level.WARNING, "the folder of a plugin's process remains", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        for (String file : FILES) {
            Files.deleteIfExists(folder.resolve(file));
        }
        Files.deleteIfExists(folder);
    }
}
