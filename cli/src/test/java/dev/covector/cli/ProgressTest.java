package dev.covector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter out = new StringWriter();

    @Test
    void aTerminalGetsABarThatMovesOnOneLine() {
        Progress bar = new Progress(new PrintWriter(out), 3, true);
        bar.show(1, "loss 10");
        bar.show(3, "loss 1");
        bar.end();
        assertThat(out.toString())
                .isEqualTo("\r[##########....................] loss 10\r[##############################] loss 1 "
                        + System.lineSeparator());
    }

    @Test
    void elsewhereAFewPlainLinesCome() {
        Progress plain = new Progress(new PrintWriter(out), 30, false);
        for (int i = 1; i <= 30; i++) {
            plain.show(i, "loss");
        }
        plain.end();
        assertThat(out.toString().lines()).hasSize(7).first().isEqualTo("  1 of 30: loss");
        assertThat(out.toString()).doesNotContain("\r[").endsWith(" 30 of 30: loss" + System.lineSeparator());
    }
}
