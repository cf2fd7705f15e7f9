package dev.covector.bench.accuracy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.covector.ir.DType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The largest errors of one function in one dtype.
 *
 * @param worst in units of the last place, by who computed it
 */
public record Line(String function, DType dtype, Map<String, Double> worst) {
    /** The lines as a table of Markdown. */
    public static String table(List<Line> lines) {
        List<String> columns = Accuracy.columns().stream()
                .filter(column -> lines.stream().anyMatch(line -> line.worst.containsKey(column)))
                .toList();
        StringBuilder text = new StringBuilder("| function | dtype | " + String.join(" | ", columns) + " |\n|---|---|");
        text.append("---|".repeat(columns.size())).append('\n');
        for (Line line : lines) {
            text.append("| ")
                    .append(line.function)
                    .append(" | ")
                    .append(line.dtype)
                    .append(" | ");
            text.append(columns.stream().map(line::cell).collect(Collectors.joining(" | ")));
            text.append(" |\n");
        }
        return text.toString();
    }

    private String cell(String column) {
        Double ulps = worst.get(column);
        if (ulps == null) {
            return "-";
        }
        String format = ulps < 100 ? "%.2f" : ulps < 1e6 ? "%.0f" : "%.0e";
        return String.format(Locale.ROOT, format, ulps);
    }

    /** The lines as an array of objects. */
    public static String json(List<Line> lines) {
        ArrayNode array = new ObjectMapper().createArrayNode();
        for (Line line : lines) {
            ObjectNode node = array.addObject().put("function", line.function).put("dtype", line.dtype.toString());
            line.worst.forEach((who, ulps) -> node.put(who, Double.isFinite(ulps) ? ulps : Double.MAX_VALUE));
        }
        return array.toPrettyString();
    }
}
