package dev.covector.oracles.programs;

import dev.covector.ir.Block;
import dev.covector.ir.Copier;
import dev.covector.ir.Func;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import dev.covector.passes.simplify.DeadCode;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes a failing program smaller as long as it fails in the same way. */
final class Shrinking {
    private static final int MOST_ROUNDS = 12;

    private final Check check;
    private final long seed;

    Shrinking(Check check, long seed) {
        this.check = check;
        this.seed = seed;
    }

    /** The smallest that was found. */
    Mismatch of(Mismatch found) {
        Mismatch current = found;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Mismatch smaller = smaller(current);
            if (smaller == null) {
                return current;
            }
            current = smaller;
        }
        return current;
    }

    private @Nullable Mismatch smaller(Mismatch start) {
        Mismatch current = start;
        List<Value> values = new ArrayList<>();
        start.func().body().stmts().forEach(stmt -> values.addAll(stmt.results()));
        for (Value value : values) {
            if (!current.func().results().equals(List.of(value))) {
                current = better(current, only(current, value));
            }
        }
        for (int i = current.func().body().stmts().size() - 1; i >= 0; i--) {
            if (i < current.func().body().stmts().size()) {
                current = better(current, known(current, i));
            }
        }
        for (int i = current.func().body().stmts().size() - 1; i >= 0; i--) {
            for (int operand = 0; i < current.func().body().stmts().size() && operand < 3; operand++) {
                current = better(current, skipped(current, i, operand));
            }
        }
        for (String symbol : current.point().sizes().keySet()) {
            for (long size : List.of(0L, 1L, 2L, 3L)) {
                current = better(current, cut(current, symbol, size));
            }
        }
        return current.equals(start) ? null : current;
    }

    private record Candidate(Func func, Point point) {}

    private Mismatch better(Mismatch current, @Nullable Candidate candidate) {
        if (candidate == null) {
            return current;
        }
        try {
            Mismatch mismatch = check.of(candidate.func, List.of(candidate.point), seed);
            if (mismatch == null || !mismatch.way().equals(current.way())) {
                return current;
            }
            return size(mismatch) < size(current) ? mismatch : current;
        } catch (RuntimeException e) {
            return current; // it is no program, or no point of it
        }
    }

    /** Statements weigh most, then results, parameters, and elements. */
    private static long size(Mismatch mismatch) {
        Func f = mismatch.func();
        long elements =
                mismatch.point().inputs().stream().mapToLong(Elements::count).sum();
        long symbols = mismatch.point().sizes().values().stream()
                .mapToLong(size -> size)
                .sum();
        return 1_000_000_000L * f.body().stmts().size()
                + 10_000_000L * (f.results().size() + f.params().size())
                + 10 * elements
                + symbols;
    }

    private static Candidate live(Func f, Point point) {
        return withoutUnused(DeadCode.run(f), point);
    }

    /** The program up to one value. */
    private static @Nullable Candidate only(Mismatch current, Value result) {
        Block body = current.func().body();
        if (body.stmts().stream().noneMatch(stmt -> stmt.results().contains(result))) {
            return null;
        }
        return live(current.func().withBody(new Block(body.params(), body.stmts(), List.of(result))), current.point());
    }

    /** The program that is told what a statement computes. */
    private static @Nullable Candidate known(Mismatch current, int number) {
        Block body = current.func().body();
        Stmt stmt = body.stmts().get(number);
        Value result = stmt.result();
        if (body.results().equals(List.of(result))) {
            return null;
        }
        Tensor input;
        try {
            input = Stepwise.all(current.func(), current.point(), Stepwise.Touch.NONE)
                    .get(result);
        } catch (RuntimeException e) {
            return null;
        }
        List<Value> params = new ArrayList<>(body.params());
        params.add(result);
        List<Tensor> inputs = new ArrayList<>(current.point().inputs());
        inputs.add(Elements.dense(Objects.requireNonNull(input)));
        List<Value> results =
                body.results().stream().filter(y -> !y.equals(result)).toList();
        Block told = new Block(params, without(body.stmts(), stmt), results);
        return live(current.func().withBody(told), new Point(current.point().sizes(), inputs));
    }

    /** The program with an operand in place of a statement. */
    private static @Nullable Candidate skipped(Mismatch current, int number, int operand) {
        Block body = current.func().body();
        Stmt stmt = body.stmts().get(number);
        if (operand >= stmt.op().operands().size()) {
            return null;
        }
        Value x = stmt.op().operands().get(operand);
        if (!x.type().equals(stmt.result().type())) {
            return null;
        }
        Copier copy = new Copier();
        copy.bind(stmt.result(), x);
        List<Stmt> stmts = without(body.stmts(), stmt).stream().map(copy::stmt).toList();
        Block skipping = new Block(body.params(), stmts, copy.get(body.results()));
        return live(current.func().withBody(skipping), current.point());
    }

    private static List<Stmt> without(List<Stmt> stmts, Stmt dropped) {
        return stmts.stream().filter(stmt -> !stmt.equals(dropped)).toList();
    }

    /** Parameters that nothing reads go, unless a size is known by them alone. */
    private static Candidate withoutUnused(Func f, Point point) {
        Block body = f.body();
        List<Value> params = new ArrayList<>(body.params());
        List<Tensor> inputs = new ArrayList<>(point.inputs());
        for (int i = params.size() - 1; i >= 0; i--) {
            Value param = params.get(i);
            boolean used = body.results().contains(param)
                    || body.stmts().stream()
                            .anyMatch(stmt -> stmt.op().operands().contains(param));
            List<Value> others = new ArrayList<>(params);
            others.remove(i);
            if (!used && needed(f, others).stream().allMatch(symbol -> tells(others, symbol))) {
                params.remove(i);
                inputs.remove(i);
            }
        }
        return new Candidate(
                f.withBody(new Block(params, body.stmts(), body.results())), new Point(point.sizes(), inputs));
    }

    private static boolean tells(List<Value> params, String symbol) {
        return params.stream()
                .flatMap(param -> param.type().shape().stream())
                .anyMatch(dim -> dim.toString().equals(symbol));
    }

    /** The symbols that occur anywhere. */
    private static Set<String> needed(Func f, List<Value> params) {
        Set<String> symbols = new TreeSet<>();
        params.forEach(param -> param.type().shape().forEach(dim -> symbols.addAll(dim.symbols())));
        for (Stmt stmt : f.body().stmts()) {
            stmt.result().type().shape().forEach(dim -> symbols.addAll(dim.symbols()));
            stmt.op().attributes().dims().forEach(dim -> symbols.addAll(dim.symbols()));
        }
        f.guards().forEach(guard -> {
            symbols.addAll(guard.left().symbols());
            symbols.addAll(guard.right().symbols());
        });
        return symbols;
    }

    /** The first elements of the inputs along every axis of a size. */
    private static @Nullable Candidate cut(Mismatch current, String symbol, long size) {
        if (current.point().sizes().getOrDefault(symbol, 0L) <= size) {
            return null;
        }
        Map<String, Long> sizes = new TreeMap<>(current.point().sizes());
        sizes.put(symbol, size);
        Func f = current.func();
        boolean holds = f.guards().stream().allMatch(guard -> guard.holds(sizes));
        if (!holds) {
            return null;
        }
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < f.params().size(); i++) {
            long[] shape = f.params().get(i).type().shape().stream()
                    .mapToLong(dim -> dim.eval(sizes))
                    .toArray();
            inputs.add(Elements.corner(current.point().inputs().get(i), shape));
        }
        return new Candidate(f, new Point(sizes, inputs));
    }
}
