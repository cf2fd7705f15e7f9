package dev.covector.bench.accuracy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.covector.ir.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The largest errors of one function in one dtype.
 *
 * @param worst by who computed it; of a peer that lacks the function there is none
 */
public record Line(String function, DType dtype, Map<String, Worst> worst) {
    private static final String ABSENT = "absent";

    /** The lines as a table of Markdown. Where there is no number at all in a column, it is absent. */
    public static String table(List<Line> lines) {
        List<String> columns = Accuracy.columns();
        StringBuilder text = new StringBuilder("| function | dtype | " + String.join(" | ", columns) + " |\n|---|---|");
        text.append("---|".repeat(columns.size())).append('\n');
        for (Line line : lines) {
            String cells = columns.stream()
                    .map(column -> line.cell(column, isThere(lines, column)))
                    .collect(Collectors.joining(" | "));
            text.append("| %s | %s | %s |\n".formatted(line.function, line.dtype, cells));
        }
        return text.toString();
    }

    private static boolean isThere(List<Line> lines, String column) {
        return lines.stream().anyMatch(line -> line.worst.containsKey(column));
    }

    private String cell(String column, boolean isThere) {
        Worst found = worst.get(column);
        if (found == null) {
            return isThere ? "-" : ABSENT;
        }
        return found.toString();
    }

    /** The lines as an array of objects, with all digits. */
    public static String json(List<Line> lines) {
        ArrayNode array = new ObjectMapper().createArrayNode();
        for (Line line : lines) {
            ObjectNode node = array.addObject().put("function", line.function).put("dtype", line.dtype.toString());
            ObjectNode errors = node.putObject("errors");
            for (String column : Accuracy.columns()) {
                Worst found = line.worst.get(column);
                if (found == null) {
                    errors.put(column, isThere(lines, column) ? "-" : ABSENT);
                } else {
                    ObjectNode error = errors.putObject(column);
                    error.put("ulps", Double.isFinite(found.ulps()) ? found.ulps() : Double.MAX_VALUE);
                    Arrays.stream(found.at()).forEach(error.putArray("at")::add);
                }
            }
        }
        return array.toPrettyString();
    }
}
