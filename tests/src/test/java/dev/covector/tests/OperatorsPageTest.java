package dev.covector.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.autodiff.Jvp;
import dev.covector.autodiff.Programs;
import dev.covector.ir.DType;
import dev.covector.ir.TypeException;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.ElementwiseRules;
import dev.covector.ops.OpDef;
import dev.covector.ops.OpSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** docs/operators.md says what the table of ops is; {@code -Dgolden.update=true} writes it anew. */
class OperatorsPageTest {
    private static final Path PAGE = Repository.ROOT.resolve("docs/operators.md");
    private static final Path SPEC = Repository.ROOT.resolve("spec/src/main/resources/dev/covector/spec/ops.spec");
    private static final Path RULES = Repository.ROOT.resolve("ops/src/main/java/dev/covector/ops/rules");

    @Test
    void thePageIsThatOfTheTable() throws IOException {
        String page = page();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() {
        List<OpDef<?>> all = List.copyOf(OpSet.STANDARD.definitions());
        List<OpDef<?>> elementwise =
                all.stream().filter(OperatorsPageTest::isElementwise).toList();
        long alone = elementwise.stream().filter(op -> places(op) == 1).count();
        List<OpDef<?>> others = all.stream().filter(op -> !isElementwise(op)).toList();
        long two = others.stream().filter(op -> places(op) == 2).count();
        return """
                # Operators

                Every op of `ops.spec`; `-Dgolden.update=true` writes this page from the table. What else `Tensor` and `dev.covector.api.nn`
                offer is composed of these, and has its derivatives from them. *Files* counts the files that one op is in: the entry, a
                function that its formula calls, its rules, a routine of the backend.

                %d ops: %d elementwise, of which %d are one entry and nothing else and %d call a function of `ops.math` or `Derivatives`; %d structural,
                of which %d are an entry and a class of rules and %d run by a routine of the backend, too.

                | op | dtypes | derivative | StableHLO | files |
                |---|---|---|---|---|
                """.formatted(
                                all.size(),
                                elementwise.size(),
                                alone,
                                elementwise.size() - alone,
                                others.size(),
                                two,
                                others.size() - two)
                + all.stream().map(OperatorsPageTest::row).collect(Collectors.joining());
    }

    private static String row(OpDef<?> op) {
        return "| `%s` | %s | %s | %s | %d |\n"
                .formatted(
                        signature(op),
                        String.join(", ", op.facts().dtypes()),
                        derivative(op),
                        op.facts().hlo().isEmpty() ? "" : "`" + op.facts().hlo() + "`",
                        places(op));
    }

    private static String signature(OpDef<?> op) {
        List<String> names = Arrays.stream(op.op().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        int operands = op.facts().dtypes().size();
        String attributes = String.join(", ", names.subList(operands, names.size()));
        return op.mnemonic() + "(" + String.join(", ", names.subList(0, operands))
                + (attributes.isEmpty() ? "" : "; " + attributes) + ")";
    }

    static boolean isElementwise(OpDef<?> op) {
        return op.rules() instanceof ElementwiseRules<?>;
    }

    private static String derivative(OpDef<?> op) {
        if (!op.facts().linear().isEmpty()) {
            return "linear in " + String.join(", ", op.facts().linear());
        }
        if (op.rules() instanceof ElementwiseRules<?> rules) {
            return ofElementwise(op, rules);
        }
        boolean own = Arrays.stream(op.rules().getClass().getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("jvp"));
        return own ? (op.mnemonic().equals("stopGradient") ? "zero" : "yes") : "none";
    }

    private static String ofElementwise(OpDef<?> op, ElementwiseRules<?> rules) {
        String[] names = Arrays.stream(op.op().getRecordComponents())
                .map(RecordComponent::getName)
                .toArray(String[]::new);
        boolean isInexact = rules.dtypes().stream()
                .anyMatch(accepted -> accepted.accepts(DType.F64) || accepted == DTypeClass.COMPLEX);
        if (!isInexact || rules.result().equals("bool")) {
            return "none";
        }
        List<Integer> by = IntStream.range(0, names.length)
                .filter(i -> rules.partials().get(i) != null && has(op, rules, i))
                .boxed()
                .toList();
        return by.isEmpty()
                ? "zero"
                : by.size() == names.length
                        ? "yes"
                        : "by " + by.stream().map(i -> names[i]).collect(Collectors.joining(", "));
    }

    /** Whether the formula gives a derivative, and does not say that there is none. */
    private static boolean has(OpDef<?> op, ElementwiseRules<?> rules, int operand) {
        String types = rules.dtypes().stream()
                .map(accepted ->
                        accepted == DTypeClass.BOOL ? "bool[n]" : accepted == DTypeClass.COMPLEX ? "c128[n]" : "f64[n]")
                .collect(Collectors.joining(", "));
        String operands =
                IntStream.range(0, rules.dtypes().size()).mapToObj(i -> "%" + i).collect(Collectors.joining(", "));
        String result = rules.result().equals("complex")
                ? "c128[n]"
                : types.contains("c128") && !rules.result().equals("real") ? "c128[n]" : "f64[n]";
        List<Boolean> active = IntStream.range(0, rules.dtypes().size())
                .mapToObj(i -> i == operand)
                .toList();
        try {
            Jvp.of(
                    Programs.func(types + "\n " + result + " = " + op.mnemonic() + " " + operands),
                    active,
                    OpSet.STANDARD);
            return true;
        } catch (TypeException e) {
            assertThat(e).hasMessageContaining("(derivative)");
            return false;
        }
    }

    private static int places(OpDef<?> op) {
        if (isElementwise(op)) {
            return entry(op.mnemonic()).matches("(?s).*(\\b[A-Z]\\w+\\.\\w+\\(|\\b[a-z]+_[a-z]+\\(|\\bhypot\\().*")
                    ? 2
                    : 1;
        }
        return read(RULES.resolve(op.rules().getClass().getSimpleName() + ".java"))
                        .contains("Lowering.Library")
                ? 3
                : 2;
    }

    /** The text of an entry, without its documentation. */
    private static String entry(String name) {
        String spec = read(SPEC);
        int start = spec.indexOf("elementwise " + name + "(");
        int end = spec.indexOf("\n}", start);
        return spec.substring(start, end).replaceAll("(?m)^\\s*example.*$", "");
    }

    private static String read(Path file) {
        try {
            return Objects.requireNonNull(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
