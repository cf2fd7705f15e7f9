package dev.covector.lower.stablehlo.read.blocks;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.Broadcast;
import dev.covector.ops.Constant;
import dev.covector.ops.Convert;
import dev.covector.ops.FuncEmitter;
import dev.covector.ops.Iota;
import dev.covector.ops.Size;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a block uses from the block around it: constants are made again, anything else becomes a parameter. */
final class Captures {
    private final BlockReader around;
    private final FuncEmitter b;
    private final Map<Value, Value> inside = new HashMap<>();
    private final Map<Value, Value> parameters = new LinkedHashMap<>();
    private final Map<Value, Value> origins = new HashMap<>();

    /** @param b where the block is written */
    Captures(BlockReader around, FuncEmitter b) {
        this.around = around;
        this.b = b;
    }

    BlockReader around() {
        return around;
    }

    /** The parameters, by what they stand for. */
    Map<Value, Value> parameters() {
        return parameters;
    }

    /** What a value of the block stands for; null where it is of the block itself. */
    @Nullable
    Value origin(Value inner) {
        return origins.get(inner);
    }

    /** A value from around as one of the block, when it is asked for. */
    Known of(Known outer) {
        Numbers numbers = outer.numbers();
        Numbers own = numbers == null
                ? null
                : new Numbers(numbers.each().stream().map(this::of).toList(), numbers.isSplat());
        return new Known(outer.type(), own, () -> {
            Dim size = outer.rank() == 0 && numbers != null
                    ? numbers.each().getFirst().exact()
                    : null;
            return size != null && outer.dtype().isInteger()
                    ? b.convertTo(b.size(size), outer.dtype())
                    : of(outer.value());
        });
    }

    private Num of(Num number) {
        return number instanceof Num.Computed(Value base, Dim offset) ? new Num.Computed(of(base), offset) : number;
    }

    private Value of(Value outer) {
        Value known = inside.get(outer);
        if (known == null) {
            Op op = around.definition(outer);
            if (op != null && isConstant(op)) {
                known = b.emit(op.mapOperands(this::of)).getFirst();
            } else {
                known = new Value(outer.type());
                parameters.put(outer, known);
            }
            inside.put(outer, known);
            origins.put(known, outer);
        }
        return known;
    }

    private boolean isConstant(@Nullable Op op) {
        return switch (op) {
            case Constant _, Size _, Iota _ -> true;
            case Broadcast spread -> isConstant(around.definition(spread.x()));
            case Convert convert -> isConstant(around.definition(convert.x()));
            case null, default -> false;
        };
    }
}
