package dev.covector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {
    @Test
    void anUnknownCommandIsAnsweredByTheNearestOne() {
        Invocation done = Invocation.of("demoo");
        assertThat(done.status()).isEqualTo(2);
        assertThat(done.err()).contains("Unmatched argument at index 0: 'demoo'", "Did you mean: covector demo?");
    }

    @Test
    void helpNamesEveryCommandAndTheStatuses() {
        Invocation done = Invocation.of("--help");
        assertThat(done.status()).isZero();
        assertThat(done.out()).contains("  demo ", "  run ", "  opt ", "  explain ", "  doctor ", "exit status is 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "run", "opt", "explain", "doctor"})
    void everyCommandHasHelp(String command) {
        Invocation done = Invocation.of(command, "--help");
        assertThat(done.status()).isZero();
        assertThat(done.out()).startsWith("Usage: covector " + command);
    }

    @Test
    void aSettingThatMakesNoSenseIsAMessage() {
        var err = new StringWriter();
        int status = new CommandLine(new Unset())
                .setExecutionStrategy(Failures::run)
                .setErr(new PrintWriter(err))
                .execute();
        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("covector: threads are at least 1");
    }

    /** Fails as a class does that reads a setting while it loads. */
    @Command(name = "unset")
    private static final class Unset implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new ExceptionInInitializerError(new IllegalArgumentException("threads are at least 1"));
        }
    }
}
