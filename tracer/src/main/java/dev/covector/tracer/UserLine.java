package dev.covector.tracer;

import dev.covector.ir.Location;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TypeException;
import java.lang.StackWalker.StackFrame;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The line of the user's program that is running: the innermost one outside Covector and the JDK. */
public final class UserLine {
    private static final StackWalker STACK = StackWalker.getInstance();
    private static final String HOUSE = "dev.covector.";
    private static final Set<String> ROOMS =
            Set.of("ir", "ops", "tracer", "api", "autodiff", "passes", "runtime", "codegen");

    private UserLine() {}

    /** The line; null where no user's code is on the stack of this thread. */
    public static @Nullable Location current() {
        return STACK.walk(frames -> frames.filter(frame -> isUsers(frame.getClassName()))
                .findFirst()
                .map(UserLine::location)
                .orElse(null));
    }

    /** The innermost user's line at which something was thrown. */
    static @Nullable Location of(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(element -> isUsers(element.getClassName()))
                .findFirst()
                .map(element -> location(element.getFileName(), element.getClassName(), element.getLineNumber()))
                .orElse(null);
    }

    private static Location location(StackFrame frame) {
        return location(frame.getFileName(), frame.getClassName(), frame.getLineNumber());
    }

    private static Location location(@Nullable String file, String type, int line) {
        return new Location(file == null ? type : file, line);
    }

    private static boolean isUsers(String name) {
        if (name.startsWith(HOUSE)) {
            int end = name.indexOf('.', HOUSE.length());
            return end < 0 || !ROOMS.contains(name.substring(HOUSE.length(), end));
        }
        return !name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sun.");
    }

    /** A message followed by the numbers of its sizes in the call being traced, and the user's line. */
    static String after(@Nullable String message) {
        Location line = current();
        String plain = String.valueOf(message);
        String said = SizeScope.CURRENT.isBound() ? SizeScope.CURRENT.get().withNumbers(plain) : plain;
        return line == null ? said : said + " (at " + line + ")";
    }

    /** An error of types, with the numbers of its sizes and the user's line. */
    public static TypeException typeError(String message) {
        return new TypeException(after(message));
    }

    static TensorException stateError(String message) {
        return new TensorException(after(message));
    }
}
