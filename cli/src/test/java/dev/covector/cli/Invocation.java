package dev.covector.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What one run of the command gave. */
record Invocation(int status, String out, String err) {
    static Invocation of(Object... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        int status = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Invocation(status, out.toString(), err.toString());
    }
}
