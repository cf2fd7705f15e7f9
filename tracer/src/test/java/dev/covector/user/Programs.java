package dev.covector.user;

import dev.covector.ir.Copier;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Op;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TensorType;
import dev.covector.ir.Verifier;
import dev.covector.ops.OpSet;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.Trace;
import dev.covector.tracer.TraceScope;
import dev.covector.tracer.Traced;
import dev.covector.tracer.UserLine;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Traces small functions for the tests. */
final class Programs {
    private Programs() {}

    /** The type that prints as the text: {@code f64[n, 3]}. */
    static TensorType type(String text) {
        int open = text.indexOf('[');
        List<Dim> shape = Arrays.stream(
                        text.substring(open + 1, text.length() - 1).split(", *"))
                .filter(size -> !size.isEmpty())
                .map(size -> Character.isDigit(size.charAt(0)) ? Dim.of(Long.parseLong(size)) : Dim.symbol(size))
                .toList();
        return new TensorType(DType.of(text.substring(0, open)), shape);
    }

    static Func trace(Function<List<Tensor>, Tensor> body, String... params) {
        return traced(body, params).func();
    }

    static Traced traced(Function<List<Tensor>, Tensor> body, String... params) {
        Traced traced = Trace.of(
                "f", OpSet.STANDARD, Arrays.stream(params).map(Programs::type).toList(), x -> List.of(body.apply(x)));
        Verifier.check(traced.func(), OpSet.STANDARD);
        return traced;
    }

    /** The function traced with the sizes of one call, its equalities carried out. */
    static Func traceCall(Map<String, Long> sizes, Function<List<Tensor>, Tensor> body, String... params) {
        TraceScope scope = new TraceScope(sizes, UserLine::current);
        return ScopedValue.where(SizeScope.CURRENT, scope).call(() -> {
            Func f = Trace.of(
                            "f",
                            OpSet.STANDARD,
                            Arrays.stream(params).map(Programs::type).toList(),
                            x -> List.of(body.apply(x)))
                    .func();
            return Verifier.check(Copier.substitute(f, scope.canonical()), OpSet.STANDARD);
        });
    }

    /** The statements without the lines that asked for them. */
    static String text(Func f) {
        return f.toString().replaceAll(" at \\w+\\.java:\\d+", "");
    }

    static List<String> ops(Func f) {
        return f.body().stmts().stream()
                .map(stmt -> stmt.op())
                .map(Op::mnemonic)
                .toList();
    }
}
