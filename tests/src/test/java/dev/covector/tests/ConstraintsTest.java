package dev.covector.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.Attributes;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.ParseException;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Facts;
import dev.covector.ops.OpDef;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every constraint that ops.spec states is enforced: an error names the op and the constraint wherever a bad case breaks it. */
class ConstraintsTest {
    private static final Pattern CASE = Pattern.compile("\\((.*?)\\)\\s*(\\{.*})?");
    private static final Dim N = Dim.symbol("n");

    /** An op with operands and attributes that it must refuse, and how its error begins. */
    record Bad(String op, String label, String operandsAndAttributes) {
        /** The text of a function of the op, whose result type is never reached. */
        String program() {
            Matcher parts = CASE.matcher(operandsAndAttributes);
            assertThat(parts.matches()).as(operandsAndAttributes).isTrue();
            List<String> types = parts.group(1).isEmpty()
                    ? List.of()
                    : List.of(parts.group(1).split(", (?=[a-z]+\\d*\\[)"));
            String params = String.join(
                    ", ",
                    IntStream.range(0, types.size())
                            .mapToObj(i -> "%" + i + ": " + types.get(i))
                            .toList());
            String operands = String.join(
                    ", ",
                    IntStream.range(0, types.size()).mapToObj(i -> "%" + i).toList());
            String attributes = parts.group(2) == null ? "" : parts.group(2);
            return "func bad(%s) -> () {\n%%%d: bool[] = %s %s %s\nreturn\n}"
                    .formatted(params, types.size(), op, operands, attributes);
        }
    }

    static Stream<Bad> cases() {
        return OpSet.STANDARD.definitions().stream()
                .flatMap(def -> def.facts().constraints().stream()
                        .flatMap(constraint -> constraint.broken().stream()
                                .map(broken -> new Bad(def.mnemonic(), constraint.label(), broken))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatBreaksAConstraintIsRefusedByItsName(Bad bad) {
        assertThatThrownBy(() -> Func.parse(bad.program(), OpSet.STANDARD))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining(bad.op + " (" + bad.label + "): ")
                .hasMessageContaining("; got (");
    }

    @Test
    void everyConstraintHasABadCase() {
        List<String> without = new ArrayList<>();
        for (OpDef<?> def : OpSet.STANDARD.definitions()) {
            for (Facts.Constraint constraint : def.facts().constraints()) {
                if (constraint.broken().isEmpty()) {
                    without.add(def.mnemonic() + " (" + constraint.label() + ")");
                }
            }
        }
        assertThat(without).isEmpty();
        assertThat(cases()).hasSizeGreaterThan(50);
    }

    /** Labels count from C1 in every op, so that an error's label can be found. */
    @Test
    void constraintsAreNumbered() {
        for (OpDef<?> def : OpSet.STANDARD.definitions()) {
            List<String> labels = def.facts().constraints().stream()
                    .map(Facts.Constraint::label)
                    .toList();
            assertThat(labels)
                    .as(def.mnemonic())
                    .isEqualTo(IntStream.rangeClosed(1, labels.size())
                            .mapToObj(i -> "C" + i)
                            .toList());
        }
    }

    static Stream<String> elementwise() {
        return OpSet.STANDARD.definitions().stream()
                .filter(OperatorsPageTest::isElementwise)
                .map(OpDef::mnemonic);
    }

    /** What no entry has to state: dtypes are those of the signature, and operands have one shape. */
    @ParameterizedTest
    @MethodSource("elementwise")
    void elementwiseOpsRefuseOtherDtypesAndShapes(String op) {
        List<DTypeClass> classes = OpSet.STANDARD.definitions().stream()
                .filter(def -> def.mnemonic().equals(op))
                .flatMap(def -> def.facts().dtypes().stream())
                .map(DTypeClass::of)
                .toList();
        for (int i = 0; i < classes.size(); i++) {
            for (DType dtype : DType.values()) {
                if (!classes.get(i).accepts(dtype)) {
                    refuses(op, "dtype", with(operands(classes), i, TensorType.of(dtype, N)));
                }
            }
            if (classes.size() > 1) {
                List<TensorType> types = operands(classes);
                refuses(op, "shape", with(types, i, types.get(i).withShape(List.of(Dim.of(2), N))));
            }
        }
    }

    private static List<TensorType> operands(List<DTypeClass> classes) {
        DType common = Stream.of(DType.F64, DType.I64, DType.C128, DType.BOOL)
                .filter(dtype -> classes.stream().allMatch(cls -> cls == DTypeClass.BOOL || cls.accepts(dtype)))
                .findFirst()
                .orElseThrow();
        return classes.stream()
                .map(cls -> TensorType.of(cls == DTypeClass.BOOL ? DType.BOOL : common, N))
                .toList();
    }

    private static List<TensorType> with(List<TensorType> types, int at, TensorType other) {
        List<TensorType> changed = new ArrayList<>(types);
        changed.set(at, other);
        return changed;
    }

    private static void refuses(String op, String label, List<TensorType> operands) {
        List<Value> values = operands.stream().map(Value::new).toList();
        assertThatThrownBy(() -> OpSet.STANDARD.types(OpSet.STANDARD.create(op, values, Attributes.NONE, List.of())))
                .as(op + operands)
                .isInstanceOf(TypeException.class)
                .hasMessageStartingWith(op + " (" + label + "): ");
    }
}
