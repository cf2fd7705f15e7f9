package dev.covector.bench;

import static dev.covector.api.Covector.jit;

import dev.covector.api.Jit1;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Every elementwise op and reduction of the table that a peer has, of a million elements each. */
final class Operations {
    private static final long LINE = 1000;
    private static final long ELEMENTS = LINE * LINE;
    private static final List<String> QUICK = List.of("add", "tanh", "sum");
    private static final double MOST = 1.2;

    private Operations() {}

    static Bench bench() {
        return new Bench(
                "ops",
                "one op over a million elements of f64; reductions of all, along lines of a thousand, and across them",
                List.of(Framework.TORCH, Framework.NUMPY),
                1,
                Must.atMostBetter(MOST),
                Pace.BRIEF,
                Operation.all().stream().flatMap(one -> cases(one).stream()).toList());
    }

    private static List<Case> cases(Operation operation) {
        List<Case> cases = new ArrayList<>();
        boolean quick = QUICK.contains(operation.name());
        cases.add(new Case.Steady(operation.name(), quick, () -> call(operation)));
        if (operation.reduction()) {
            cases.add(new Case.Steady(operation.name() + " along", false, () -> call(operation, 0)));
            cases.add(new Case.Steady(operation.name() + " across", false, () -> call(operation, 1)));
        }
        return cases;
    }

    private static Supplier<Object> call(Operation operation, int... axes) {
        List<Tensor> operands = IntStream.range(0, operation.operands().size())
                .mapToObj(i -> tensor(operation, i))
                .toList();
        Jit1<List<Tensor>, Tensor> jitted = jit(xs -> operation.apply(xs, axes));
        return () -> jitted.apply(operands);
    }

    /** Operands of reductions have lines that are contiguous: columns here, rows in the peers. */
    private static Tensor tensor(Operation operation, int i) {
        Tensor x = operation.operands().get(i).tensor(i + 1, ELEMENTS);
        return operation.reduction() ? x.reshape(LINE, LINE) : x;
    }
}
