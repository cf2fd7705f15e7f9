package dev.covector.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.lower.stablehlo.pjrt.install.InstallException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every Java program in the documentation runs, and prints what the text block after it says. A line {@code …} in that block
 * stands for any lines. Blocks marked {@code java part} belong to the next program of their page.
 */
class DocsTest {
    private static final Path ROOT = root();
    private static final Pattern PROGRAM =
            Pattern.compile("```java( part)?\\n(.*?)```\\n(?:\\s*```text\\n(.*?)```)?", Pattern.DOTALL);

    @TempDir
    private Path work;

    /** One program of a page and what it must print, if the page says so. */
    private record Program(String name, String source, String expected) {}

    @TestFactory
    Stream<DynamicTest> programsRun() throws IOException {
        return programs().stream().map(program -> DynamicTest.dynamicTest(program.name, () -> check(program)));
    }

    @Test
    void thereAreProgramsToRun() throws IOException {
        assertThat(programs()).hasSizeGreaterThan(5);
    }

    private static List<Program> programs() throws IOException {
        List<Program> programs = new ArrayList<>();
        for (Path page : pages()) {
            Matcher matcher = PROGRAM.matcher(Files.readString(page));
            int number = 0;
            StringBuilder source = new StringBuilder();
            while (matcher.find()) {
                number++;
                source.append(matcher.group(2));
                if (matcher.group(1) == null) {
                    if (matcher.group(2).contains("void main()")) {
                        String name = page.getFileName() + " program " + number;
                        String expected = Objects.requireNonNullElse(matcher.group(3), "");
                        programs.add(new Program(name, source.toString(), expected));
                    }
                    source.setLength(0);
                }
            }
        }
        return programs;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private void check(Program program) throws Exception {
        Path source = work.resolve("Program.java");
        Files.writeString(source, program.source);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        said,
                        said,
                        "-d",
                        work.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
        String printed = run();
        if (!program.expected.isEmpty()) {
            assertThat(printed).matches(pattern(program.expected));
        }
    }

    private String run() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {work.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            Class<?> type = loader.loadClass("Program");
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Method main = type.getDeclaredMethod("main");
            main.setAccessible(true);
            main.invoke(constructor.newInstance());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InstallException absent) {
                Assumptions.abort("this program is skipped: " + absent.getMessage());
            }
            throw new AssertionError(e.getCause());
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** The expected text as a pattern in which a line of an ellipsis is any number of lines. */
    private static Pattern pattern(String expected) {
        StringBuilder pattern = new StringBuilder();
        for (String line : expected.split("\n", -1)) {
            pattern.append(line.strip().equals("…") ? "(?:.*\n)*?" : Pattern.quote(line) + "\\s*\n?");
        }
        return Pattern.compile(pattern + "\\s*");
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("covector"))) {
            folder = Objects.requireNonNull(folder.getParent(), "these tests run inside Covector's source tree");
        }
        return folder;
    }
}
