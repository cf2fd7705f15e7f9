package dev.covector.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Rows as a table for people, and as JSON. */
public final class Report {
    private static final List<Framework> ALWAYS = List.of(Framework.COVECTOR, Framework.JAX, Framework.TORCH);

    private Report() {}

    /** The rows of each bench under its name, and what is demanded of them. */
    public static String table(List<Row> rows) {
        StringBuilder text = new StringBuilder();
        Set<String> benches = new LinkedHashSet<>();
        rows.forEach(row -> benches.add(row.bench()));
        for (String name : benches) {
            append(
                    text,
                    Benches.named(name),
                    rows.stream().filter(row -> row.bench().equals(name)).toList());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Bench bench, List<Row> rows) {
        List<Framework> columns = new ArrayList<>(ALWAYS);
        if (rows.stream().anyMatch(row -> row.median(Framework.NUMPY) != null)) {
            columns.add(Framework.NUMPY);
        }
        text.append(bench.name()).append(": ").append(bench.about()).append('\n');
        if (!bench.must().text().isEmpty()) {
            text.append("must: ").append(bench.must().text()).append('\n');
        }
        List<String> head = new ArrayList<>(List.of("case", "threads"));
        columns.forEach(framework -> head.add(framework.word()));
        head.addAll(List.of("unit", "better/ours", "must"));
        List<List<String>> lines = new ArrayList<>(List.of(head));
        rows.forEach(row -> lines.add(line(row, columns, bench.must())));
        appendAligned(text, lines);
        if (rows.size() > 1) {
            columns.forEach(peer -> mean(rows, peer).ifPresent(text::append));
        }
        text.append('\n');
    }

    /** How many times as long a peer takes, as the geometric mean over what both did. */
    static Optional<String> mean(List<Row> rows, Framework peer) {
        double sum = 0;
        int count = 0;
        for (Row row : rows) {
            Double own = row.median(Framework.COVECTOR);
            Double other = row.median(peer);
            if (own != null && other != null) {
                sum += Math.log(other / own);
                count++;
            }
        }
        return peer == Framework.COVECTOR || count == 0
                ? Optional.empty()
                : Optional.of("  geometric mean: %s takes %sx, %d cases\n"
                        .formatted(peer.word(), number(Math.exp(sum / count)), count));
    }

    private static List<String> line(Row row, List<Framework> columns, Must must) {
        List<String> line = new ArrayList<>(List.of(row.work(), String.valueOf(row.threads())));
        for (Framework framework : columns) {
            Double median = row.median(framework);
            line.add(median == null ? "-" : number(median));
        }
        line.add(row.unit());
        line.add(ratio(row));
        line.add(row.agree() ? must.judge().apply(row).toString() : "RESULTS DIFFER");
        return line;
    }

    private static String ratio(Row row) {
        OptionalDouble better = row.better();
        Double own = row.median(Framework.COVECTOR);
        return own == null || better.isEmpty() ? "-" : number(better.getAsDouble() / own);
    }

    /** Three digits that count. */
    static String number(double x) {
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return String.valueOf(x);
        }
        int decimals = Math.clamp(2 - (int) Math.floor(Math.log10(Math.abs(x))), 0, 6);
        return String.format(Locale.ROOT, "%." + decimals + "f", x);
    }

    private static void appendAligned(StringBuilder text, List<List<String>> lines) {
        int columns = lines.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String gap = " ".repeat(widths[i] - line.get(i).length());
                row.append(i == 0 ? "  " + line.get(i) + gap : "  " + gap + line.get(i));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
    }

    /** An array with an object for each row; what a framework did not do is null. */
    public static String json(List<Row> rows) {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode array = mapper.createArrayNode();
        for (Row row : rows) {
            ObjectNode node = array.addObject();
            node.put("bench", row.bench()).put("case", row.work()).put("threads", row.threads());
            ALWAYS.forEach(framework -> node.put(framework.word(), row.median(framework)));
            if (row.median(Framework.NUMPY) != null) {
                node.put(Framework.NUMPY.word(), row.median(Framework.NUMPY));
            }
            node.put("unit", row.unit());
        }
        return array.toPrettyString();
    }
}
