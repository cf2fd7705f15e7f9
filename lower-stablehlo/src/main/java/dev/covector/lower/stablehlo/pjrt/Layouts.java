package dev.covector.lower.stablehlo.pjrt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The table of structures and functions that {@code pjrt.layouts} holds. */
final class Layouts {
    private static final String FILE = "pjrt.layouts";
    private static final String FUNCTIONS = "functions";
    private static final Map<String, Struct> STRUCTS = new LinkedHashMap<>();
    private static final List<String> ORDER = new ArrayList<>();

    static {
        for (String entry : read().replaceAll("\n {4}", " ").split("\n", -1)) {
            List<String> words = Arrays.asList(entry.split(" ", -1));
            if (words.getFirst().equals(FUNCTIONS)) {
                ORDER.addAll(words.subList(1, words.size()));
            } else if (!entry.isEmpty() && !entry.startsWith("#")) {
                STRUCTS.put(words.getFirst(), struct(words));
            }
        }
    }

    private Layouts() {}

    static Struct struct(String name) {
        return Objects.requireNonNull(STRUCTS.get(name), name);
    }

    static Map<String, Struct> structs() {
        return STRUCTS;
    }

    /** The names of the functions without their prefix, as they follow each other in the plugin's table. */
    static List<String> functions() {
        return ORDER;
    }

    private static Struct struct(List<String> words) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (String field : words.subList(1, words.size())) {
            int colon = field.indexOf(':');
            kinds.put(field.substring(0, colon), field.substring(colon + 1));
        }
        return Struct.laidOut(words.getFirst(), kinds, STRUCTS);
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(Layouts.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
