package dev.covector.lower.stablehlo.read.ops;

import static dev.covector.lower.stablehlo.read.blocks.OpReader.require;

import dev.covector.ir.Dim;
import dev.covector.ir.Location;
import dev.covector.lower.stablehlo.read.blocks.BlockReader;
import dev.covector.lower.stablehlo.read.blocks.Known;
import dev.covector.lower.stablehlo.read.blocks.Num;
import dev.covector.lower.stablehlo.read.blocks.Numbers;
import dev.covector.lower.stablehlo.read.blocks.OpReader;
import dev.covector.lower.stablehlo.read.syntax.Function;
import dev.covector.lower.stablehlo.read.syntax.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is called by name: assertions on sizes, dynamic windows, and JAX's LAPACK routines. */
final class CustomCalls {
    /** {@code n <= 3 for max at File.java:5; got {0} and {1}}. */
    private static final Pattern MESSAGE = Pattern.compile("(?:.*? for )?(.*?)(?: at (\\S+):(\\d{1,9}))?(?:; got .*)?");

    private CustomCalls() {}

    static Map<String, OpReader> readers() {
        Map<String, OpReader> targets = new HashMap<>(LapackCalls.targets());
        targets.put("shape_assertion", CustomCalls::assertion);
        targets.put("stablehlo.dynamic_reduce_window", OpReader.of(7, CustomCalls::windows));
        return Map.of("stablehlo.custom_call", (op, in, r) -> {
            String target = op.attributes().text("call_target_name");
            OpReader reader = targets.get(target);
            if (reader == null) {
                throw BlockReader.error(op, "Covector does not know what @" + target + " computes");
            }
            return reader.read(op, in, r);
        });
    }

    /** A guard. */
    private static List<@Nullable Known> assertion(Operation op, List<Known> in, BlockReader r) {
        require(!in.isEmpty(), op, "there must be what is asserted");
        Numbers numbers = in.getFirst().numbers();
        if (numbers == null || !(numbers.each().getFirst() instanceof Num.Truth(Dim left, var relation, Dim right))) {
            throw BlockReader.error(op, "only comparisons of sizes can be asserted");
        }
        Matcher message =
                MESSAGE.matcher(op.attributes().textIfGiven("error_message").orElse(""));
        boolean isPlain = message.matches() && message.group(2) != null;
        String reason = message.matches() && !message.group(1).isEmpty() ? message.group(1) : "an assertion";
        r.scope()
                .add(
                        left,
                        relation,
                        right,
                        reason,
                        isPlain ? new Location(message.group(2), Integer.parseInt(message.group(3))) : null);
        return List.of();
    }

    private static Known windows(Operation op, List<Known> in, BlockReader r) {
        List<String> called = op.attributes().symbols("called_computations");
        require(called.size() == 1, op, "one function must be called");
        Function function = r.function(op, called.getFirst());
        for (int i = 3; i < 6; i++) {
            ReductionOps.requireOnes(op, r.sizes(in.get(i), op));
        }
        Numbers edges = in.get(6).numbers();
        int rank = in.getFirst().rank();
        require(
                edges != null && edges.each().size() == 2 * rank,
                op,
                "there must be two sizes of padding for each axis");
        List<List<Dim>> padding = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            List<Num> each = java.util.Objects.requireNonNull(edges).each();
            padding.add(List.of(r.size(each.get(2 * axis), op), r.size(each.get(2 * axis + 1), op)));
        }
        return ReductionOps.running(op, in, Combiner.of(op, function.body()), r.sizes(in.get(2), op), padding, r);
    }
}
