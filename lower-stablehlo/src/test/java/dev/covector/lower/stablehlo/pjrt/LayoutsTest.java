package dev.covector.lower.stablehlo.pjrt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.lower.stablehlo.pjrt.install.CpuPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of layouts is what the header in the plugin's wheel says. */
class LayoutsTest {
    private static final Pattern FUNCTION = Pattern.compile("_PJRT_API_STRUCT_FIELD\\(PJRT_(\\w+)\\);");
    private static final Pattern ENUM = Pattern.compile("typedef enum[^}]*}\\s*(PJRT_\\w+);");
    private static final Pattern FIELD = Pattern.compile("(.*?)\\(?\\*?(\\w+)\\)?(?:\\(.*\\))?", Pattern.DOTALL);

    private static String header;

    @BeforeAll
    static void readHeader() throws IOException {
        TestPlugin.load();
        header = Files.readString(CpuPlugin.header()).replaceAll("//[^\n]*", "");
    }

    @Test
    void functionsFollowEachOtherAsInTheHeader() {
        List<String> names =
                FUNCTION.matcher(header).results().map(found -> found.group(1)).toList();
        assertThat(Layouts.functions()).isEqualTo(names).hasSizeGreaterThan(100);
    }

    @Test
    void structuresHaveTheFieldsOfTheHeader() {
        int checked = 0;
        for (Struct struct : Layouts.structs().values()) {
            Matcher body = Pattern.compile("struct " + struct.name() + " \\{(.*?)\n\\}", Pattern.DOTALL)
                    .matcher(header);
            if (body.find()) {
                assertThat(kinds(struct)).as(struct.name()).isEqualTo(fields(body.group(1)));
                checked++;
            } else {
                assertThat(struct.name()).matches("(PJRT|XLA)_FFI_\\w+");
            }
        }
        assertThat(checked).isGreaterThan(35);
    }

    @Test
    void theClientSpeaksTheVersionOfTheHeader() {
        assertThat(header).contains("#define PJRT_API_MAJOR 0").contains("#define PJRT_API_MINOR 81");
    }

    private static Map<String, String> kinds(Struct struct) {
        Map<String, String> kinds = new LinkedHashMap<>();
        struct.fields().forEach((name, field) -> kinds.put(name, field.kind()));
        return kinds;
    }

    private static Map<String, String> fields(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        String plain = body.replaceAll("union\\s*\\{[^}]*\\};", "union value;");
        for (String declaration : plain.split(";", -1)) {
            String text = declaration.strip();
            if (!text.isEmpty()) {
                MatchResult field = match(text);
                fields.put(field.group(2), kind(field.group(1).strip(), text));
            }
        }
        return fields;
    }

    private static MatchResult match(String declaration) {
        Matcher field = FIELD.matcher(declaration);
        assertThat(field.matches()).as(declaration).isTrue();
        return field;
    }

    private static String kind(String type, String declaration) {
        List<String> enums =
                ENUM.matcher(header).results().map(found -> found.group(1)).toList();
        if (declaration.contains("*") || type.endsWith("Callback") || type.equals("uintptr_t")) {
            return "p";
        }
        return switch (type) {
            case "size_t", "int64_t" -> "n";
            case "bool" -> "b";
            case "union" -> "u";
            case "int" -> "i";
            default -> enums.contains(type) ? "i" : type;
        };
    }
}
