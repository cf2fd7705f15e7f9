package dev.covector.bench;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keeps a process on the first cores: frameworks have no other means of using so many and no more. */
enum Pinning {
    TASKSET,
    NONE;

    static Pinning found() {
        try {
            Process process = new ProcessBuilder("taskset", "-c", "0", "true").start();
            return process.waitFor() == 0 ? TASKSET : NONE;
        } catch (IOException e) {
            return NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NONE;
        }
    }

    /** What stands before a command that may use so many cores. */
    List<String> prefix(int threads) {
        return switch (this) {
            case TASKSET ->
                List.of(
                        "taskset",
                        "-c",
                        IntStream.range(0, threads).mapToObj(String::valueOf).collect(Collectors.joining(",")));
            case NONE -> List.of();
        };
    }
}
