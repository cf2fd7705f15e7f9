package dev.covector.lower.stablehlo.text;

import dev.covector.ir.TensorType;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Steps that all elements make together. */
public final class Loop {
    private Loop() {}

    /** Steps from a state to the next while any element asks for more. */
    public static List<Hlo> whileAny(
            List<Hlo> start, Function<List<Hlo>, Hlo> more, Function<List<Hlo>, List<Hlo>> step, HloBuilder b) {
        List<TensorType> types = start.stream().map(Hlo::type).toList();
        HloRegion condition = new HloRegion(types, state -> {
            Hlo any = more.apply(state);
            List<Integer> all = IntStream.range(0, any.rank()).boxed().toList();
            return List.of(b.reduce(any, 0, "stablehlo.or", all));
        });
        return b.op("stablehlo.while", start, "", types, List.of(condition, new HloRegion(types, step)));
    }
}
