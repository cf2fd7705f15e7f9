package dev.covector.lower.stablehlo.read.ops;

import static dev.covector.lower.stablehlo.read.blocks.OpReader.require;

import dev.covector.autodiff.Switch;
import dev.covector.autodiff.While;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.blocks.BlockReader;
import dev.covector.lower.stablehlo.read.blocks.Known;
import dev.covector.lower.stablehlo.read.blocks.Nested;
import dev.covector.lower.stablehlo.read.blocks.OpReader;
import dev.covector.lower.stablehlo.read.syntax.Operation;
import dev.covector.lower.stablehlo.read.syntax.Region;
import dev.covector.ops.FuncEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loops and branches, whose regions see what is around them and whose blocks get it as operands. */
final class ControlOps {
    private ControlOps() {}

    static Map<String, OpReader> readers() {
        return Map.of("stablehlo.while", ControlOps::loop, "stablehlo.case", ControlOps::branch);
    }

    private static List<@Nullable Known> loop(Operation op, List<Known> in, BlockReader r) {
        require(op.regions().size() == 2, op, "there must be a condition and a body");
        List<TensorType> state = in.stream().map(Known::type).toList();
        Nested nested = new Nested(r);
        List<TensorType> condition = nested.read(op.regions().get(0), state);
        require(condition.equals(List.of(TensorType.scalar(DType.BOOL))), op, "the condition must be one truth");
        List<TensorType> next = nested.read(op.regions().get(1), state);
        require(next.size() == state.size(), op, "a step must give the whole next state");
        for (int i = 0; i < next.size(); i++) {
            require(
                    r.scope().areEqual(next.get(i), state.get(i)),
                    op,
                    "a state that changes its sizes is not read: it starts as " + state.get(i) + " and goes on as "
                            + next.get(i));
        }
        List<Value> start = in.stream().map(Known::value).toList();
        List<Value> results = r.b().emit(new While(
                nested.captured(),
                start,
                r.fresh("steps"),
                List.of(),
                nested.blocks().get(0),
                nested.blocks().get(1)));
        return known(results.subList(1, results.size()));
    }

    private static List<@Nullable Known> known(List<Value> values) {
        List<@Nullable Known> all = new ArrayList<>();
        values.forEach(value -> all.add(Known.of(value)));
        return all;
    }

    /** Of a number that is no branch's, StableHLO takes the last branch. */
    private static List<@Nullable Known> branch(Operation op, List<Known> in, BlockReader r) {
        boolean chooses = in.size() == 1 && in.getFirst().type().equals(TensorType.scalar(DType.I32));
        require(chooses && !op.regions().isEmpty(), op, "an i32 scalar must choose among branches");
        FuncEmitter b = r.b();
        Nested nested = new Nested(r);
        for (Region region : op.regions()) {
            nested.read(region, List.of());
        }
        Value index = b.convertTo(in.getFirst().value(), DType.I64);
        Value isBelow = b.lt(index, b.size(Dim.ZERO));
        List<Value> operands = new ArrayList<>();
        operands.add(b.select(isBelow, b.size(Dim.of(op.regions().size() - 1)), index));
        operands.addAll(nested.captured());
        return known(b.emit(new Switch(operands, nested.blocks())));
    }
}
