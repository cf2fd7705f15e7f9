package dev.covector.oracles.programs;

import dev.covector.ir.Attributes;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import dev.covector.tracer.Staging;
import dev.covector.tracer.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs a program one op at a time: nothing is simplified and nothing fused. */
final class Stepwise {
    /** What happens to the tensors that an op reads and gives. */
    interface Touch {
        Touch NONE = new Touch() {};

        default Tensor operand(Op op, Tensor x) {
            return x;
        }

        default Tensor result(Op op, Tensor y) {
            return y;
        }
    }

    private Stepwise() {}

    static List<Tensor> run(Func f, Point point, Touch touch) {
        Map<Value, Tensor> numbers = all(f, point, touch);
        return f.results().stream().map(numbers::get).toList();
    }

    /** Every value of the program. */
    static Map<Value, Tensor> all(Func f, Point point, Touch touch) {
        Map<Value, Tensor> numbers = new HashMap<>();
        for (int i = 0; i < f.params().size(); i++) {
            numbers.put(f.params().get(i), point.inputs().get(i));
        }
        for (Stmt stmt : f.body().stmts()) {
            Op op = stmt.op();
            List<Tensor> operands = op.operands().stream()
                    .map(x -> touch.operand(op, Objects.requireNonNull(numbers.get(x))))
                    .toList();
            numbers.put(stmt.result(), touch.result(op, step(op, operands, point.sizes())));
        }
        return numbers;
    }

    /** One op at once. */
    static Tensor step(Op op, List<Tensor> operands, Map<String, Long> sizes) {
        Attributes attributes = op.attributes().mapDims(size -> Dim.of(size.eval(sizes)));
        return Staging.emit(operands, values -> op.rebuilt(values, attributes, op.blocks()))
                .getFirst();
    }
}
