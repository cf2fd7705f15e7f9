package dev.covector.oracles.programs;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What an error that should not have come says, and where it came from. */
final class Failure {
    private static final int FRAMES = 6;

    private Failure() {}

    static String text(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause
                + Arrays.stream(cause.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> "\n  at " + frame)
                        .collect(Collectors.joining());
    }
}
