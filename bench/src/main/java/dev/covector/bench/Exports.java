package dev.covector.bench;

import dev.covector.ir.Block;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.StableHlo;
import dev.covector.ops.FuncEmitter;
import dev.covector.ops.OpSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Functions written as StableHLO, once the JVM has compiled what writes them. */
final class Exports {
    private static final int BEFORE = 400;
    private static final int MEASURED = 20;

    private Exports() {}

    static Bench bench() {
        return new Bench(
                "lower",
                "a function of so many ops to StableHLO text, warm",
                List.of(),
                3,
                Must.atMost(20, "ms").where("at 1,000", work -> work.startsWith("1000 ")),
                List.of(
                        new Case.Once("1000 ops, every size", true, () -> dynamic(1000)),
                        new Case.Once("1000 ops, fixed sizes", true, () -> fixed(1000)),
                        new Case.Once("10000 ops, every size", false, () -> dynamic(10_000))));
    }

    private static List<Measured> dynamic(int ops) {
        StableHlo exported = StableHlo.of(function(ops));
        return measured(ops + " ops, every size", exported::text);
    }

    private static List<Measured> fixed(int ops) {
        StableHlo exported = StableHlo.of(function(ops));
        return measured(ops + " ops, fixed sizes", () -> exported.text(Map.of("n", 100L, "m", 30L)));
    }

    private static List<Measured> measured(String work, Supplier<String> text) {
        double[] taken = new double[MEASURED];
        for (int k = 0; k < BEFORE + MEASURED; k++) {
            long start = System.nanoTime();
            String written = text.get();
            if (k >= BEFORE && !written.isEmpty()) {
                taken[k - BEFORE] = Clock.milliseconds(start);
            }
        }
        return List.of(Measured.of(work, "ms", null, taken));
    }

    /** Ten ops of five kinds, again and again. */
    private static Func function(int ops) {
        TensorType type = TensorType.of(DType.F64, Dim.symbol("n"), Dim.symbol("m"));
        Value x = new Value(type);
        Value y = new Value(type);
        FuncEmitter b = new FuncEmitter(OpSet.STANDARD);
        Value z = x;
        for (int i = 0; i < ops / 10; i++) {
            Value turned = b.transpose(b.tanh(b.mul(z, y)), List.of(1, 0));
            Value sums = b.sum(b.transpose(turned, List.of(1, 0)), List.of(1));
            Value moved = b.add(z, b.broadcast(sums, type.shape(), List.of(0)));
            z = b.select(b.lt(moved, y), moved, b.sin(y));
        }
        return new Func("f", new Block(List.of(x, y), b.stmts(), List.of(z)));
    }
}
