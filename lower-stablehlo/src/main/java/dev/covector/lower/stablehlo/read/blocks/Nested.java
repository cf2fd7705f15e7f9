package dev.covector.lower.stablehlo.read.blocks;

import dev.covector.ir.Block;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.syntax.Region;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The regions of one operation as closed blocks: what any of them uses from around is the first parameters of all. */
public final class Nested {
    private record One(BlockReader reader, List<Value> params, List<Known> results) {}

    private final BlockReader around;
    private final List<One> all = new ArrayList<>();

    public Nested(BlockReader around) {
        this.around = around;
    }

    /** Reads one more region, whose parameters have these types; gives the types of its results. */
    public List<TensorType> read(Region region, List<TensorType> types) {
        BlockReader reader = around.nested();
        List<Value> params = types.stream().map(Value::new).toList();
        List<Known> results = reader.read(region, params.stream().map(Known::of).toList());
        // To ask for the values may capture more.
        results.forEach(Known::value);
        all.add(new One(reader, params, results));
        return results.stream().map(Known::type).toList();
    }

    /** What the regions use from around. */
    public List<Value> captured() {
        Set<Value> values = new LinkedHashSet<>();
        all.forEach(one -> values.addAll(one.reader.captured().keySet()));
        return List.copyOf(values);
    }

    /** The regions as blocks, each with parameters for what is captured, then its own. */
    public List<Block> blocks() {
        List<Value> outer = captured();
        List<Block> blocks = new ArrayList<>();
        for (One one : all) {
            Map<Value, Value> inner = one.reader.captured();
            List<Value> params = new ArrayList<>();
            outer.forEach(value -> params.add(inner.getOrDefault(value, new Value(value.type()))));
            params.addAll(one.params);
            blocks.add(one.reader.block(params, one.results));
        }
        return blocks;
    }
}
