package dev.covector.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ops.ElementwiseRules;
import dev.covector.ops.OpDef;
import dev.covector.ops.OpSet;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationTest {
    private static final long COUNT = 6;

    private static Stream<Operation> all() {
        return Operation.all().stream();
    }

    @Test
    void everyElementwiseOpAndReductionOfTheTableIsMeasured() {
        List<String> ops = OpSet.STANDARD.definitions().stream()
                .filter(op -> op.rules() instanceof ElementwiseRules<?>
                        || op.facts().hlo().equals("reduce"))
                .map(OpDef::mnemonic)
                .toList();
        assertThat(ops).contains("tanh", "max");
        assertThat(all().map(Operation::name)).containsAll(ops);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyLineNamesAMethodOfItsOperands(Operation operation) {
        List<Tensor> operands = IntStream.range(0, operation.operands().size())
                .mapToObj(i -> operation.operands().get(i).tensor(i + 1, COUNT))
                .toList();
        assertThat(operation.apply(operands).toString()).isNotEmpty();
    }
}
