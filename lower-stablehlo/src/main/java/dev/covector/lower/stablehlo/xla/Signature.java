package dev.covector.lower.stablehlo.xla;

import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Guard;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a function says of its results once all its sizes have numbers.
 *
 * @param results their types
 * @param late what must hold of sizes made of data
 * @param measured the sizes that are numbers in tensors, with the largest that they may be
 */
record Signature(List<TensorType> results, List<Guard> late, Map<String, Dim> measured) {
    static Signature of(Func func, List<Guard> late, OpSet ops) {
        Map<String, Dim> measured = new HashMap<>();
        for (Stmt stmt : func.body().stmts()) {
            if (!stmt.op().born().isEmpty()
                    && ops.lowering(stmt.op()) instanceof Lowering.Measured(Dim size, Dim most)) {
                measured.put(size.toString(), most);
            }
        }
        return new Signature(func.resultTypes(), List.copyOf(late), Map.copyOf(measured));
    }

    /** The sizes that a function makes of data. */
    static List<String> born(Func func) {
        return func.body().stmts().stream()
                .flatMap(stmt -> stmt.op().born().stream())
                .toList();
    }

    boolean isFixed() {
        return results.stream().allMatch(type -> type.shape().stream().allMatch(Dim::isConstant));
    }

    /** The shape of a result. */
    long[] shape(int result, Map<String, Long> numbers) {
        return results.get(result).shape().stream()
                .mapToLong(size -> size.eval(numbers))
                .toArray();
    }

    /** Checks sizes made of data, all of which have numbers. */
    void check(Map<String, Long> numbers) {
        measured.forEach((symbol, most) -> {
            long number = Dim.symbol(symbol).eval(numbers);
            long limit = most.eval(numbers);
            if (number < 0 || number > limit) {
                throw new TypeException("measure: the size " + symbol + " must be from 0 to " + most + ", which is "
                        + limit + "; got " + number);
            }
        });
        for (Guard guard : late) {
            if (numbers.keySet().containsAll(guard.symbols())) {
                long left = guard.left().eval(numbers);
                long right = guard.right().eval(numbers);
                if (!guard.relation().holds(left, right)) {
                    throw new TypeException(
                            "a size made of data: requires " + guard + "; got " + left + " and " + right);
                }
            }
        }
    }
}
