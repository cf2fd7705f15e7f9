package dev.covector.oracles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Files of records: one JSON object a line, packed by gzip where the name ends so. */
public final class RecordFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordFile() {}

    /** The files that a path names: itself, or all {@code .jsonl} and {@code .jsonl.gz} files below a folder, by name. */
    public static List<Path> under(Path path) {
        if (!Files.exists(path)) {
            throw new RecordException(path, "there is no such file or folder");
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".jsonl")
                            || file.toString().endsWith(".jsonl.gz"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new RecordException(path, "the folder holds no .jsonl or .jsonl.gz file");
            }
            return found;
        } catch (IOException e) {
            throw new RecordException(path, String.valueOf(e.getMessage()));
        }
    }

    /** Gives the records of a file whose operator is wanted, one after the other. */
    public static void read(Path file, Predicate<String> wanted, Consumer<Recorded> consumer) {
        lines(file, json -> {
            if (wanted.test(json.path("op").asText())) {
                consumer.accept(new RecordParser(json).record());
            }
        });
    }

    /** Gives the functions recorded at several sizes whose name is wanted, one after the other. */
    public static void functions(Path file, Predicate<String> wanted, Consumer<SizedFunction> consumer) {
        lines(file, json -> {
            if (wanted.test(json.path("name").asText())) {
                consumer.accept(new RecordParser(json).function());
            }
        });
    }

    /** Gives the recorded programs whose name is wanted, one after the other. */
    public static void programs(Path file, Predicate<String> wanted, Consumer<RecordedProgram> consumer) {
        lines(file, json -> {
            if (wanted.test(json.path("name").asText())) {
                consumer.accept(new RecordParser(json).program());
            }
        });
    }

    private static void lines(Path file, Consumer<JsonNode> consumer) {
        long line = 0;
        try (BufferedReader reader = open(file)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                if (!text.isBlank()) {
                    consumer.accept(JSON.readTree(text));
                }
            }
        } catch (JsonProcessingException e) {
            throw new RecordException(file, line, "this is not a JSON object: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw new RecordException(file, line, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new RecordException(file, line, "the file ends too early or is no text: " + e.getMessage());
        }
    }

    /** The records of a file. */
    public static List<Recorded> read(Path file) {
        List<Recorded> all = new ArrayList<>();
        read(file, _ -> true, all::add);
        return all;
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }
}
