package dev.covector.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the sources to {@code budget.properties}. */
class BudgetTest {
    private static final Path FILE = Repository.ROOT.resolve("tests/budget.properties");
    private static final String EXCEPTION = "file.";
    private static final Map<String, Integer> BUDGET = budget();
    private static final int FILE_MAX = BUDGET.getOrDefault("file.max", 0);

    @Test
    void noFileIsLongerThanItsBudget() throws IOException {
        var tooLong = new TreeMap<String, Integer>();
        for (String room : roomsAndTests()) {
            for (Path source : Repository.sources(room + "/src")) {
                String path = path(source);
                int lines = lines(source);
                if (lines > BUDGET.getOrDefault(EXCEPTION + path, FILE_MAX)) {
                    tooLong.put(path, lines);
                }
            }
        }
        assertThat(tooLong)
                .as("files over their budget (%s lines unless excepted)", FILE_MAX)
                .isEmpty();
    }

    @Test
    void noRoomIsLargerThanItsBudget() throws IOException {
        for (String room : Repository.rooms()) {
            assertThat(BUDGET).as("budget of %s", room).containsKey("total." + room);
            int total = 0;
            for (Path source : Repository.sources(room + "/src/main")) {
                total += lines(source);
            }
            assertThat(total).as("lines of %s", room).isBetween(1, BUDGET.get("total." + room));
        }
    }

    @Test
    void everyExceptionIsNeededAndSaysWhy() throws IOException {
        List<String> text = Files.readAllLines(FILE);
        for (int i = 1; i < text.size(); i++) {
            String line = text.get(i);
            if (line.startsWith(EXCEPTION) && !line.startsWith("file.max")) {
                String path =
                        line.substring(EXCEPTION.length(), line.indexOf('=')).strip();
                assertThat(text.get(i - 1)).as("reason for %s", path).matches("#\\s*\\w.*");
                assertThat(Repository.ROOT.resolve(path)).as("excepted file").exists();
                assertThat(lines(Repository.ROOT.resolve(path)))
                        .as("lines of %s", path)
                        .isGreaterThan(FILE_MAX);
            }
        }
    }

    private static List<String> roomsAndTests() {
        return Stream.concat(Repository.rooms().stream(), Stream.of("tests")).toList();
    }

    private static int lines(Path source) throws IOException {
        return Files.readAllLines(source).size();
    }

    private static String path(Path source) {
        return Repository.ROOT.relativize(source).toString().replace('\\', '/');
    }

    private static Map<String, Integer> budget() {
        var properties = new Properties();
        try (Reader in = Files.newBufferedReader(FILE)) {
            properties.load(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        var budget = new TreeMap<String, Integer>();
        properties.stringPropertyNames().forEach(key -> budget.put(key, Integer.valueOf(properties.getProperty(key))));
        return budget;
    }
}
