package dev.covector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
}
