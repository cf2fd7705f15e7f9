package dev.covector.api;

import dev.covector.ir.Block;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.tracer.Staging;
import dev.covector.tracer.Structure;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.Trace;
import dev.covector.tracer.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A user's function traced as a block of an op: its captures become operands of the op that every block gets. */
record NestedBlock(Traced traced, Structure result, int own) {
    /** Traces a function of so many tensors; whatever it gives is taken apart. */
    static NestedBlock of(String name, List<TensorType> types, Function<List<Tensor>, Object> body) {
        List<Structure> form = new ArrayList<>();
        Traced traced = Trace.of(name, Staging.ops(), types, params -> {
            Structure.Flat flat = Structure.flatten(body.apply(params));
            form.add(flat.structure());
            return flat.leaves();
        });
        return new NestedBlock(traced, form.getFirst(), types.size());
    }

    List<Tensor> captures() {
        return traced.captures();
    }

    List<TensorType> resultTypes() {
        return traced.func().resultTypes();
    }

    /**
     * The block with parameters for everything that the blocks of an op capture.
     *
     * @param before how many of its own parameters come first; then come the captures, then the rest of its own
     * @param all what all blocks of the op capture, this one's from {@code offset} on
     */
    Block block(int before, List<Tensor> all, int offset) {
        List<Value> params = traced.func().params();
        List<Value> ordered = new ArrayList<>(params.subList(0, before));
        for (int i = 0; i < all.size(); i++) {
            int mine = i - offset;
            boolean captured = mine >= 0 && mine < captures().size();
            ordered.add(captured ? params.get(own + mine) : new Value(all.get(i).type()));
        }
        ordered.addAll(params.subList(before, own));
        return new Block(ordered, traced.func().body().stmts(), traced.func().results());
    }
}
