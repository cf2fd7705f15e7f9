package dev.covector.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs one framework's process for cases of a bench. */
final class Turn {
    /** What has not finished by then cannot be done; each of several cases adds to it. */
    private static final long LIMIT_SECONDS = 130;

    private static final long LIMIT_SECONDS_A_CASE = 20;

    private final Pinning pinning;
    private final @Nullable Peers peers;

    Turn(Pinning pinning, @Nullable Peers peers) {
        this.pinning = pinning;
        this.peers = peers;
    }

    List<Measured> take(Bench bench, Framework framework, int threads, boolean quick, List<Case> cases) {
        List<String> command = new ArrayList<>(pinning.prefix(threads));
        if (framework == Framework.COVECTOR) {
            command.addAll(own(bench, threads, quick, cases));
        } else if (peers != null) {
            command.addAll(peers.command(bench, framework, threads));
            if (quick) {
                command.add("--quick");
            }
            cases.forEach(one -> command.addAll(List.of("--case", one.name())));
        } else {
            return List.of();
        }
        ProcessBuilder process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        if (framework != Framework.COVECTOR) {
            Peers.settle(process.environment(), framework, threads);
        }
        return run(process, LIMIT_SECONDS + LIMIT_SECONDS_A_CASE * cases.size());
    }

    private static List<String> own(Bench bench, int threads, boolean quick, List<Case> cases) {
        List<String> arguments = new ArrayList<>(List.of(bench.name(), quick ? "quick" : "full"));
        cases.forEach(one -> arguments.add(one.name()));
        List<String> options = List.of("-Dcovector.threads=" + threads, "-Djmh.ignoreLock=true");
        return ChildJvm.command(options, Worker.class, arguments);
    }

    private static List<Measured> run(ProcessBuilder builder, long limitSeconds) {
        List<Measured> all = new ArrayList<>();
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            Thread.Builder.OfVirtual limit = Thread.ofVirtual();
            Thread watch = limit.start(() -> endAtLimit(process, limitSeconds));
            try (BufferedReader lines = process.inputReader()) {
                lines.lines().forEach(line -> Worker.read(line).ifPresent(all::add));
            }
            process.waitFor();
            watch.interrupt();
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return all;
        }
    }

    private static void endAtLimit(Process process, long seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
