package dev.covector.lower.stablehlo.read.ops;

import static dev.covector.lower.stablehlo.read.blocks.OpReader.require;

import dev.covector.ir.DType;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.blocks.BlockReader;
import dev.covector.lower.stablehlo.read.blocks.Known;
import dev.covector.lower.stablehlo.read.blocks.OpReader;
import dev.covector.lower.stablehlo.read.syntax.Attributes;
import dev.covector.lower.stablehlo.read.syntax.Operation;
import dev.covector.ops.FuncEmitter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JAX's LAPACK routines for the CPU. What they say of failure is that there was none: ours give NaN for matrices that they cannot factor,
 * which is what the callers of these routines make of a failure.
 */
final class LapackCalls {
    private LapackCalls() {}

    /** A routine on matrices that were moved to our first two axes. */
    @FunctionalInterface
    private interface Routine {
        List<@Nullable Known> read(Operation op, List<Value> in, BlockReader r);
    }

    static Map<String, OpReader> targets() {
        Map<String, OpReader> all = new HashMap<>();
        for (String letter : List.of("s", "d", "c", "z")) {
            boolean isComplex = letter.equals("c") || letter.equals("z");
            put(all, letter + "getrf", 1, LapackCalls::factored);
            put(all, letter + "geqrf", 1, (op, in, r) -> {
                Householder.Packed packed = new Householder(r).packed(in.getFirst());
                return results(matrices(packed.reflectors(), r), vectors(packed.factors(), r));
            });
            put(all, letter + (isComplex ? "ungqr" : "orgqr"), 2, LapackCalls::orthogonal);
            put(all, letter + "gesdd", 1, LapackCalls::singular);
            put(all, letter + (isComplex ? "heevd" : "syevd"), 1, LapackCalls::symmetric);
        }
        return all;
    }

    /** Dynamic calls have the sizes of their results as further operands, which ours do not need. */
    private static void put(Map<String, OpReader> all, String name, int matrices, Routine routine) {
        all.put("lapack_" + name + "_ffi", (op, in, r) -> {
            require(in.size() >= matrices, op, "there must be " + matrices + " operands");
            Matrices.requireMatrices(op, in.getFirst());
            List<Value> moved = in.subList(0, matrices).stream()
                    .map(x -> x.rank() == in.getFirst().rank()
                            ? Matrices.toFront(x.value(), r.b())
                            : Matrices.vectorToFront(x.value(), r.b()))
                    .toList();
            return routine.read(op, moved, r);
        });
    }

    private static List<@Nullable Known> results(@Nullable Known... all) {
        return Arrays.asList(all);
    }

    private static Known matrices(Value x, BlockReader r) {
        return Known.of(Matrices.toEnd(x, r.b()));
    }

    private static Known vectors(Value x, BlockReader r) {
        return Known.of(Matrices.vectorToEnd(x, r.b()));
    }

    /** One zero for each matrix: nothing went wrong. */
    private static Known success(Value x, BlockReader r) {
        List<dev.covector.ir.Dim> batch = x.type().shape().subList(2, x.type().rank());
        return Known.of(r.b().zeros(new TensorType(DType.I32, batch)));
    }

    private static List<@Nullable Known> factored(Operation op, List<Value> in, BlockReader r) {
        Value x = in.getFirst();
        List<Value> lu = r.b().lu(x);
        Value pivots =
                new Exchanges(r).pivots(lu.get(1), x.type().dim(0).min(x.type().dim(1)));
        return results(matrices(lu.get(0), r), vectors(pivots, r), success(x, r));
    }

    private static List<@Nullable Known> orthogonal(Operation op, List<Value> in, BlockReader r) {
        return results(matrices(new Householder(r).orthogonal(in.get(0), in.get(1)), r));
    }

    private static List<@Nullable Known> singular(Operation op, List<Value> in, BlockReader r) {
        FuncEmitter b = r.b();
        Value x = in.getFirst();
        char mode = (char) config(op).small("mode");
        if (mode == 'N') {
            return results(null, vectors(b.svdValues(x), r), null, null, success(x, r));
        }
        require(mode == 'S' || mode == 'A', op, "the mode must be N, S or A; got " + mode);
        List<Value> usv = b.svd(x, mode == 'A');
        return results(null, vectors(usv.get(1), r), matrices(usv.get(0), r), matrices(usv.get(2), r), success(x, r));
    }

    private static List<@Nullable Known> symmetric(Operation op, List<Value> in, BlockReader r) {
        Value x = in.getFirst();
        require(config(op).small("uplo") == 'L', op, "only the lower triangle is read");
        if (config(op).small("mode") == 'N') {
            return results(null, vectors(r.b().eighValues(x), r), success(x, r));
        }
        List<Value> wv = r.b().eigh(x);
        return results(matrices(wv.get(1), r), vectors(wv.get(0), r), success(x, r));
    }

    private static Attributes config(Operation op) {
        return op.attributes().fields("mhlo.backend_config");
    }
}
