package dev.covector.cli;

import java.io.Console;
import java.io.PrintWriter;

/** How far a piece of work is: a bar that moves on a terminal, now and then a line elsewhere. */
final class Progress {
    private static final int WIDTH = 30;
    private static final int LINES = 6;

    private final PrintWriter out;
    private final int steps;
    private final boolean moving;
    private int longest;

    Progress(PrintWriter out, int steps, boolean moving) {
        this.out = out;
        this.steps = steps;
        this.moving = moving;
    }

    /** A bar where the process has a terminal. */
    @SuppressWarnings("SystemConsoleNull") // another provider of consoles may still have none
    static Progress on(PrintWriter out, int steps) {
        Console console = System.console();
        return new Progress(out, steps, console != null && console.isTerminal());
    }

    /** Says that so many steps are done. */
    void show(int done, String remark) {
        if (moving) {
            int full = done * WIDTH / steps;
            String line = "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + remark;
            longest = Math.max(longest, line.length());
            out.print("\r" + line + " ".repeat(longest - line.length()));
        } else if (done == 1 || done == steps || done % Math.max(1, steps / LINES) == 0) {
            out.printf("%3d of %d: %s%n", done, steps, remark);
        }
        out.flush();
    }

    /** Leaves the line of the bar. */
    void end() {
        if (moving) {
            out.println();
            out.flush();
        }
    }
}
