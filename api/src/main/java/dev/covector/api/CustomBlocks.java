package dev.covector.api;

import dev.covector.ir.Block;
import dev.covector.ir.Func;
import dev.covector.ir.Value;
import dev.covector.ops.FuncEmitter;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.List;

/**
 * The blocks of an op with its own derivative. Its operands are the leaves of the argument, what the function captures, and
 * what the rule captures; the derivative by captures, which are constants, is zero.
 */
final class CustomBlocks {
    private final Func function;
    private final Func rule;
    private final OpSet ops;
    private final List<Value> leaves;
    private final List<Value> results;
    private final List<Value> given;
    private final List<Value> captures;
    private final List<Value> functionCaptures;

    /**
     * @param function the leaves of the argument, then its captures, to the results
     * @param rule the leaves, the results, the derivatives given, then its captures, to the derivatives wanted
     */
    CustomBlocks(Func function, int leaves, Func rule, int captures, OpSet ops) {
        this.function = function;
        this.rule = rule;
        this.ops = ops;
        List<Value> params = rule.params();
        int given = leaves + function.results().size();
        int end = params.size() - captures;
        this.leaves = params.subList(0, leaves);
        this.results = params.subList(leaves, given);
        this.given = params.subList(given, end);
        this.captures = params.subList(end, params.size());
        this.functionCaptures =
                function.params().subList(leaves, function.params().size());
    }

    Block value() {
        List<Value> params = new ArrayList<>(function.params());
        params.addAll(fresh(captures));
        return new Block(params, function.body().stmts(), function.results());
    }

    Block tangent() {
        List<Value> params = ruleParams();
        params.addAll(given);
        params.addAll(fresh(inexact(functionCaptures)));
        params.addAll(fresh(inexact(captures)));
        return new Block(params, rule.body().stmts(), rule.results());
    }

    Block cotangent() {
        List<Value> params = ruleParams();
        params.addAll(given);
        FuncEmitter b = new FuncEmitter(ops);
        rule.body().stmts().forEach(b::append);
        List<Value> wanted = new ArrayList<>(rule.results());
        inexact(functionCaptures).forEach(x -> wanted.add(b.zeros(x.type())));
        inexact(captures).forEach(x -> wanted.add(b.zeros(x.type())));
        return new Block(params, b.stmts(), wanted);
    }

    /** The operands, then the results. */
    private List<Value> ruleParams() {
        List<Value> params = new ArrayList<>(leaves);
        params.addAll(fresh(functionCaptures));
        params.addAll(captures);
        params.addAll(results);
        return params;
    }

    private static List<Value> fresh(List<Value> values) {
        return values.stream().map(x -> new Value(x.type())).toList();
    }

    private static List<Value> inexact(List<Value> values) {
        return values.stream().filter(x -> x.type().dtype().isInexact()).toList();
    }
}
