package dev.covector.oracles;

import com.fasterxml.jackson.databind.JsonNode;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One record from its JSON; an {@link IllegalArgumentException} where that is not a record. */
record RecordParser(JsonNode json) {
    Recorded record() {
        Map<String, Argument> kwargs = new LinkedHashMap<>();
        field(json, "kwargs").properties().forEach(e -> kwargs.put(e.getKey(), argument(e.getValue())));
        return new Recorded(
                field(json, "id").asText(),
                field(json, "op").asText(),
                json.path("variant").asText(""),
                list(field(json, "args"), RecordParser::argument),
                kwargs,
                tensors(json, "inputs"),
                tensors(json, "outputs"),
                json.hasNonNull("observable") ? json.get("observable").asText() : null,
                tolerance(json),
                json.hasNonNull("probe") ? probe(json.get("probe")) : null);
    }

    SizedFunction function() {
        return new SizedFunction(
                field(json, "name").asText(),
                field(json, "axes").asText(),
                list(field(json, "cases"), RecordParser::sized));
    }

    RecordedProgram program() {
        boolean sized = !json.has("runs");
        return new RecordedProgram(
                field(json, "name").asText(),
                json.path("dtype").asText("any size"),
                field(json, "stablehlo").asText(),
                sized ? list(field(json, "inputs"), RecordParser::array) : List.of(),
                sized ? list(field(json, "outputs"), RecordParser::array) : List.of(),
                sized);
    }

    private static RecordedProgram.Array array(JsonNode node) {
        long[] shape = list(field(node, "shape"), JsonNode::asLong).stream()
                .mapToLong(Long::longValue)
                .toArray();
        return new RecordedProgram.Array(
                field(node, "dtype").asText(),
                shape,
                Base64.getDecoder().decode(field(node, "b64").asText()));
    }

    private static SizedFunction.Case sized(JsonNode at) {
        return new SizedFunction.Case(
                field(at, "n").asLong(),
                tensor(field(at, "input")),
                tensors(at, "outputs"),
                at.hasNonNull("grad_of_sum") ? tensor(at.get("grad_of_sum")) : null);
    }

    private static Recorded.Probe probe(JsonNode probe) {
        return new Recorded.Probe(
                list(field(probe, "wrt"), JsonNode::asInt),
                list(field(probe, "of"), JsonNode::asInt),
                tensors(probe, "tangents"),
                tensors(probe, "jvp"),
                tensors(probe, "cotangents"),
                tensors(probe, "vjp"),
                probe.hasNonNull("hvp") ? tensors(probe, "hvp") : null,
                tolerance(probe));
    }

    private static Recorded.Tolerance tolerance(JsonNode owner) {
        JsonNode tolerance = field(owner, "tol");
        return new Recorded.Tolerance(
                field(tolerance, "rtol").asDouble(), field(tolerance, "atol").asDouble());
    }

    private static Argument argument(JsonNode node) {
        if (node.isArray()) {
            return new Argument.Items(list(node, RecordParser::argument));
        }
        if (node.isObject()) {
            return tagged(node);
        }
        return node.isNull()
                ? new Argument.Absent()
                : node.isBoolean()
                        ? new Argument.Flag(node.booleanValue())
                        : node.isIntegralNumber()
                                ? new Argument.Whole(node.longValue())
                                : node.isNumber()
                                        ? new Argument.Real(node.doubleValue())
                                        : new Argument.Text(node.textValue());
    }

    private static Argument tagged(JsonNode node) {
        Set<Map.Entry<String, JsonNode>> entries = node.properties();
        if (entries.size() != 1) {
            throw new IllegalArgumentException("an argument that is an object has one field; got " + node);
        }
        Map.Entry<String, JsonNode> entry = entries.iterator().next();
        JsonNode value = entry.getValue();
        return switch (entry.getKey()) {
            case "tensor" -> new Argument.Input(value.intValue());
            case "complex" -> new Argument.Complex(number(value.path(0)), number(value.path(1)));
            case "dtype" -> new Argument.Type(dtype(value.asText()));
            case "float" -> new Argument.Real(number(value));
            case "ellipsis" -> new Argument.Ellipsis();
            case "slice" ->
                new Argument.Slice(argument(value.path(0)), argument(value.path(1)), argument(value.path(2)));
            default -> throw new IllegalArgumentException("there is no argument of the form " + node);
        };
    }

    private static List<Tensor> tensors(JsonNode owner, String name) {
        return list(field(owner, name), RecordParser::tensor);
    }

    private static Tensor tensor(JsonNode node) {
        DType dtype = dtype(field(node, "dtype").asText());
        long[] shape = list(field(node, "shape"), JsonNode::asLong).stream()
                .mapToLong(Long::longValue)
                .toArray();
        JsonNode data = field(node, "data");
        long elements = 1;
        for (long size : shape) {
            elements = Math.multiplyExact(elements, size);
        }
        if (data.size() != elements) {
            throw new IllegalArgumentException(
                    "a tensor of shape " + field(node, "shape") + " has " + elements + " elements; got " + data.size());
        }
        return switch (dtype) {
            case C64, C128 ->
                Tensor.complex(numbers(data, e -> e.path(0)), numbers(data, e -> e.path(1)))
                        .convert(dtype)
                        .reshape(shape);
            case I64 ->
                Tensor.of(list(data, JsonNode::longValue).stream()
                                .mapToLong(Long::longValue)
                                .toArray())
                        .reshape(shape);
            default -> Tensor.of(dtype, shape, numbers(data, e -> e));
        };
    }

    private static double[] numbers(JsonNode data, Function<JsonNode, JsonNode> part) {
        double[] all = new double[data.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = number(part.apply(data.get(i)));
        }
        return all;
    }

    private static double number(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue() ? 1 : 0;
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return switch (node.asText()) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> throw new IllegalArgumentException("a number, or inf, -inf or nan as a string; got " + node);
        };
    }

    /** The dtype of this name, or the narrowest here that holds all its numbers. */
    private static DType dtype(String name) {
        return switch (name) {
            case "float32" -> DType.F32;
            case "float64" -> DType.F64;
            case "complex64" -> DType.C64;
            case "complex128" -> DType.C128;
            case "int32" -> DType.I32;
            case "int64" -> DType.I64;
            case "bool" -> DType.BOOL;
            case "float16", "bfloat16" -> DType.F32;
            case "int8", "int16", "uint8" -> DType.I32;
            default -> throw new IllegalArgumentException("there is no dtype " + name + " here");
        };
    }

    private static JsonNode field(JsonNode owner, String name) {
        @Nullable JsonNode found = owner.get(name);
        if (found == null) {
            throw new IllegalArgumentException("the field " + name + " is missing in " + shown(owner));
        }
        return found;
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    private static <T> List<T> list(JsonNode node, Function<JsonNode, T> each) {
        List<T> all = new ArrayList<>();
        node.forEach(element -> all.add(each.apply(element)));
        return all;
    }
}
