package dev.covector.lower.stablehlo.read.syntax;

import dev.covector.lower.stablehlo.read.syntax.MlirParser.PartContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.PrettyContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.RangeContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.ReductionContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in the pretty form of an operation, under the names that the attributes have in the general form. */
final class PrettyForm {
    /** The names of attributes that stand without one, in order. */
    private static final Map<String, List<String>> UNNAMED = Map.of(
            "stablehlo.constant", List.of("value"),
            "stablehlo.compare", List.of("comparison_direction", "compare_type"));

    /** The names that pretty forms have for attributes. */
    private static final Map<String, Map<String, String>> RENAMED = Map.ofEntries(
            Map.entry("stablehlo.iota", Map.of("dim", "iota_dimension")),
            Map.entry("stablehlo.dynamic_iota", Map.of("dim", "iota_dimension")),
            Map.entry("stablehlo.get_dimension_size", Map.of("dim", "dimension")),
            Map.entry("stablehlo.concatenate", Map.of("dim", "dimension")),
            Map.entry("stablehlo.reverse", Map.of("dims", "dimensions")),
            Map.entry("stablehlo.transpose", Map.of("dims", "permutation")),
            Map.entry("stablehlo.broadcast_in_dim", Map.of("dims", "broadcast_dimensions")),
            Map.entry("stablehlo.dynamic_broadcast_in_dim", Map.of("dims", "broadcast_dimensions")),
            Map.entry("stablehlo.dynamic_slice", Map.of("sizes", "slice_sizes")),
            Map.entry(
                    "stablehlo.pad",
                    Map.of(
                            "low", "edge_padding_low",
                            "high", "edge_padding_high",
                            "interior", "interior_padding")));

    private final String operation;
    private final List<String> operands = new ArrayList<>();
    private final Map<String, Attribute> named = new LinkedHashMap<>();
    private final Attributes attributes;

    PrettyForm(PrettyContext text) {
        operation = text.ID().getText();
        Place place = ModuleParser.place(text.start);
        if (text.reduction() != null) {
            reduction(text.reduction());
        }
        List<Attribute> plain = new ArrayList<>();
        for (PartContext part : text.part()) {
            part(part, plain);
        }
        List<String> names = UNNAMED.getOrDefault(operation, List.of());
        if (plain.size() > names.size()) {
            throw new ReadException(place, operation + ": an attribute without a name is not read here");
        }
        for (int i = 0; i < plain.size(); i++) {
            AttributeParser.put(named, names.get(i), plain.get(i), text.start);
        }
        attributes = new Attributes(named, place).plus(AttributeParser.attributes(text.dictionary(), text.start));
    }

    List<String> operands() {
        return operands;
    }

    Attributes attributes() {
        return attributes;
    }

    private void part(PartContext part, List<Attribute> plain) {
        switch (part) {
            case MlirParser.OperandContext c -> {
                operands.add(c.VALUE().getText());
                if (c.getChildCount() > 1) {
                    ranges(c);
                }
            }
            case MlirParser.TargetContext c -> {
                String target = ModuleParser.symbol(c.SYMBOL().getText());
                AttributeParser.put(named, "call_target_name", new Attribute.Text(target), c.start);
                operands.addAll(OperationParser.names(c.operands()));
            }
            case MlirParser.NamedContext c -> {
                String name = c.word().getText();
                List<Attribute> values =
                        c.bare().stream().map(AttributeParser::bare).toList();
                AttributeParser.put(
                        named,
                        RENAMED.getOrDefault(operation, Map.of()).getOrDefault(name, name),
                        values.size() == 1 ? values.getFirst() : new Attribute.Sequence(values),
                        c.start);
            }
            case MlirParser.PlainContext c -> plain.add(AttributeParser.bare(c.bare()));
            default -> throw new IllegalStateException("a part of no known form: " + part.getText());
        }
    }

    /** {@code [start:limit:step, …]}. */
    private void ranges(MlirParser.OperandContext c) {
        List<Attribute> starts = new ArrayList<>();
        List<Attribute> limits = new ArrayList<>();
        List<Attribute> steps = new ArrayList<>();
        for (RangeContext range : c.range()) {
            starts.add(new Attribute.Numeric(range.INT(0).getText()));
            limits.add(new Attribute.Numeric(range.INT(1).getText()));
            steps.add(
                    new Attribute.Numeric(range.INT().size() > 2 ? range.INT(2).getText() : "1"));
        }
        AttributeParser.put(named, "start_indices", new Attribute.Sequence(starts), c.start);
        AttributeParser.put(named, "limit_indices", new Attribute.Sequence(limits), c.start);
        AttributeParser.put(named, "strides", new Attribute.Sequence(steps), c.start);
    }

    /** {@code (%x init: %y) applies op across dimensions = [0]}. */
    private void reduction(ReductionContext text) {
        operands.add(text.VALUE(0).getText());
        operands.add(text.VALUE(1).getText());
        AttributeParser.put(named, "applies", new Attribute.Word(text.ID().getText()), text.start);
        AttributeParser.put(named, "dimensions", AttributeParser.bare(text.bare()), text.start);
    }
}
