package dev.covector.lower.stablehlo.read.ops;

import static dev.covector.lower.stablehlo.read.blocks.OpReader.require;

import dev.covector.ir.DType;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.blocks.BlockReader;
import dev.covector.lower.stablehlo.read.blocks.Known;
import dev.covector.lower.stablehlo.read.blocks.OpReader;
import dev.covector.lower.stablehlo.read.syntax.Operation;
import dev.covector.lower.stablehlo.read.syntax.Parameter;
import dev.covector.lower.stablehlo.read.syntax.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sorts by the first operand, smallest or largest first, that may take NaN for larger than all numbers. */
final class SortOp {
    private final Region region;

    private SortOp(Region region) {
        this.region = region;
    }

    static Map<String, OpReader> readers() {
        return Map.of("stablehlo.sort", SortOp::sort);
    }

    private static List<@Nullable Known> sort(Operation op, List<Known> in, BlockReader r) {
        require(!in.isEmpty() && op.regions().size() == 1, op, "there must be operands and one region");
        Known x = in.getFirst();
        int axis = op.attributes().small("dimension");
        require(axis < x.rank(), op, "there is no axis " + axis + " of " + x.type());
        for (Known each : in) {
            require(each.type().shape().equals(x.type().shape()), op, "the operands must have one shape");
        }
        boolean isDescending = new SortOp(op.regions().getFirst())
                .isDescending()
                .orElseThrow(() -> BlockReader.error(
                        op, "the comparator must be LT or GT of the first two parameters, as it is or with NaN last"));
        Value order = r.b().argsort(x.value(), axis, isDescending);
        List<Value> indices = new ArrayList<>();
        for (int i = 0; i < x.rank(); i++) {
            indices.add(i == axis ? order : r.b().iota(DType.I64, x.type().shape(), i));
        }
        List<Integer> all = IntStream.range(0, x.rank()).boxed().toList();
        List<@Nullable Known> results = new ArrayList<>();
        in.forEach(each -> results.add(Known.of(r.b().gather(each.value(), indices, all))));
        return results;
    }

    /** Which way the comparator sorts; none where it is another one. */
    private Optional<Boolean> isDescending() {
        List<String> names = region.parameters().stream().map(Parameter::name).toList();
        List<String> returned = region.end().operands();
        if (names.size() < 2 || returned.size() != 1) {
            return Optional.empty();
        }
        for (boolean descending : new boolean[] {false, true}) {
            String first = names.get(descending ? 1 : 0);
            String second = names.get(descending ? 0 : 1);
            if (isLess(returned.getFirst(), first, second) || isLessOrNan(returned.getFirst(), first, second)) {
                return Optional.of(descending);
            }
        }
        return Optional.empty();
    }

    private boolean isLess(String value, String x, String y) {
        return isCompared(value, "LT", x, y) || isCompared(value, "GT", y, x);
    }

    /** {@code x < y || x == x && y != y}. */
    private boolean isLessOrNan(String value, String x, String y) {
        Optional<Operation> either = definition(value, "stablehlo.or");
        Optional<Operation> both = either.flatMap(or -> definition(or.operands().get(1), "stablehlo.and"));
        return both.isPresent()
                && isLess(either.get().operands().get(0), x, y)
                && isCompared(both.get().operands().get(0), "EQ", x, x)
                && isCompared(both.get().operands().get(1), "NE", y, y);
    }

    private boolean isCompared(String value, String direction, String x, String y) {
        return definition(value, "stablehlo.compare")
                .filter(op -> op.attributes().word("comparison_direction").equals(direction)
                        && op.operands().equals(List.of(x, y)))
                .isPresent();
    }

    private Optional<Operation> definition(String value, String name) {
        return region.statements().stream()
                .filter(op -> op.name().equals(name)
                        && op.results().equals(List.of(value))
                        && op.operands().size() == 2)
                .findFirst();
    }
}
