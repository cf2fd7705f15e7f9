package dev.covector.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.DType;
import dev.covector.ir.TypeException;
import dev.covector.ops.OpSet;
import dev.covector.tracer.Passive;
import dev.covector.tracer.Structure;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.TensorException;
import dev.covector.tracer.Trace;
import dev.covector.tracer.TracedNumber;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StructureTest {
    private record Params(Tensor w1, Tensor b1) {}

    private record Model(
            List<Params> layers,
            double momentum,
            String name,
            Number rate,
            @Nullable Tensor mask) {}

    private record Wrong(Duration time) {}

    private static Tensor tensor(double x) {
        return Tensor.scalar(x);
    }

    private static Model model(double momentum) {
        Params first = new Params(tensor(1), tensor(2));
        Params second = new Params(tensor(3), tensor(4));
        return new Model(List.of(first, second), momentum, "net", 0.1, null);
    }

    /** Doubles every leaf. */
    private static Object doubled(Object value) {
        Structure.Flat flat = Structure.flatten(value);
        return flat.structure()
                .rebuild(flat.leaves().stream().map(x -> x.mul(2)).toList());
    }

    private record Table(Tensor values, @Passive Tensor places) {}

    @Test
    void whatIsGivenForPartsIsForAllLeavesBelow() {
        Structure model = Structure.flatten(model(0.5)).structure();
        assertThat(model.spread("axes", 7)).containsExactly(7, 7, 7, 7, 7);
        Map<String, Object> parts = Map.of("layers", List.of(1, Map.of("w1", 2, "b1", 3)), "rate", 4);
        assertThat(model.spread("axes", parts)).containsExactly(1, 1, 2, 3, 4);
        assertThatThrownBy(() -> model.spread("axes", Map.of("layers", List.of(1, 2, 3), "rate", 4)))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("axes, at layers, must fit [Params(w1, b1), Params(w1, b1)]; got a list of 3");
        assertThatThrownBy(() -> model.spread("axes", Map.of("rate", 4))).hasMessageContaining("got a map of [rate]");
        assertThatThrownBy(() -> model.spread("axes", List.of(1))).hasMessageContaining("got a list of 1");
    }

    @Test
    void derivativesLeavePassiveComponentsAsTheyAre() {
        Structure.Flat flat = Structure.flatten(List.of(new Table(tensor(1), tensor(2)), tensor(3)));
        assertThat(flat.structure().active()).containsExactly(true, false, true);
        assertThat(flat.structure()).hasToString("[Table(values, places), tensor]");
        assertThat(flat.structure().paths()).containsExactly("[0].values", "[0].places", "[1]");
        assertThat(flat.structure().rebuild(flat.leaves()))
                .isEqualTo(List.of(
                        new Table(flat.leaves().get(0), flat.leaves().get(1)),
                        flat.leaves().get(2)));
    }

    @Test
    void aTensorIsItsOwnLeaf() {
        Tensor x = tensor(1);
        Structure.Flat flat = Structure.flatten(x);
        assertThat(flat.leaves()).containsExactly(x);
        assertThat(flat.structure()).hasToString("tensor");
        assertThat(flat.structure().paths()).containsExactly("");
        assertThat(flat.structure().rebuild(List.of(x))).isSameAs(x);
    }

    @Test
    void recordsNestAndAreMadeAgain() {
        Structure.Flat flat = Structure.flatten(model(0.9));
        assertThat(flat.structure())
                .hasToString("Model(layers: [Params(w1, b1), Params(w1, b1)], momentum: 0.9, name: \"net\","
                        + " rate: number, mask: null)");
        assertThat(flat.structure().paths())
                .containsExactly("layers[0].w1", "layers[0].b1", "layers[1].w1", "layers[1].b1", "rate");
        Model again = (Model) doubled(model(0.9));
        assertThat(again.layers().get(1).w1().item()).isEqualTo(6);
        assertThat(again.momentum()).isEqualTo(0.9);
        assertThat(again.rate()).isEqualTo(0.2);
        assertThat(again.mask()).isNull();
    }

    @Test
    void fixedPartsDistinguishStructuresAndLeavesDoNot() {
        Structure structure = Structure.flatten(model(0.9)).structure();
        assertThat(structure).isEqualTo(Structure.flatten(model(0.9)).structure());
        assertThat(structure).hasSameHashCodeAs(Structure.flatten(model(0.9)).structure());
        assertThat(structure).isNotEqualTo(Structure.flatten(model(0.5)).structure());
        assertThat(Structure.flatten(List.of(true)).structure())
                .isNotEqualTo(Structure.flatten(List.of(false)).structure());
        assertThat(Structure.flatten(List.of(DType.F32)).structure())
                .isEqualTo(Structure.flatten(List.of(DType.F32)).structure());
        assertThat(Structure.flatten(1.5).structure())
                .isEqualTo(Structure.flatten(2.5).structure());
    }

    @Test
    void collectionsKeepTheirOrder() {
        Map<String, Tensor> linked = new LinkedHashMap<>();
        linked.put("z", tensor(1));
        linked.put("a", tensor(2));
        Structure.Flat flat = Structure.flatten(linked);
        assertThat(flat.structure()).hasToString("{z, a}");
        assertThat(flat.structure().paths()).containsExactly("z", "a");
        assertThat(((Map<?, ?>) doubled(linked)).get("a"))
                .isInstanceOfSatisfying(Tensor.class, x -> assertThat(x.item()).isEqualTo(4));
        assertThat(doubled(new TreeMap<>(linked))).isInstanceOf(TreeMap.class);
        Map<String, Integer> hashed = Map.of("b", 1, "c", 2, "a", 3);
        assertThat(Structure.flatten(hashed).structure()).hasToString("{a: number, b: number, c: number}");
        assertThat((Tensor[]) doubled(new Tensor[] {tensor(1), tensor(2)}))
                .extracting(Tensor::item)
                .containsExactly(2.0, 4.0);
        Object[] arguments = (Object[]) doubled(new Object[] {tensor(1), Optional.of(tensor(2)), Optional.empty()});
        assertThat(Structure.flatten(arguments).structure()).hasToString("(tensor, Optional(tensor), Optional())");
        assertThat(((Tensor) ((Optional<?>) arguments[1]).orElseThrow()).item()).isEqualTo(4);
        assertThat((List<?>) doubled(Arrays.asList(tensor(1), null)))
                .hasSize(2)
                .element(1)
                .isNull();
    }

    @Test
    void numbersKeepTheirKind() {
        assertThat((List<?>) doubled(List.of(1, 2L, 1.5f, 0.5))).isEqualTo(List.of(2, 4L, 3f, 1.0));
    }

    @Test
    void aNumberIsTracedAndMeetsTensorsLikeAJavaNumber() {
        Structure.Flat flat = Structure.flatten(0.5);
        Trace.of("f", OpSet.STANDARD, List.of(Programs.type("f64[]"), Programs.type("f32[n]")), x -> {
            Number rate = (Number) flat.structure().rebuild(x.subList(0, 1));
            assertThat(rate).isInstanceOf(TracedNumber.class);
            assertThatThrownBy(() -> Math.sqrt(rate.doubleValue()))
                    .isInstanceOf(TensorException.class)
                    .hasMessageStartingWith("doubleValue: a traced number, f64[], has no value yet;")
                    .hasMessageContaining("(at StructureTest.java:");
            Tensor scaled = x.get(1).mul(rate);
            assertThat(scaled.type()).hasToString("f32[n]");
            assertThat(Tensor.scalar(rate)).isSameAs(x.get(0));
            assertThat(Structure.flatten(rate).leaves()).containsExactly(x.get(0));
            return List.of(scaled);
        });
    }

    @Test
    void whatHoldsNoTensorsIsNamedWithItsPath() {
        assertThatThrownBy(() -> Structure.flatten(List.of(tensor(1), new Wrong(Duration.ZERO))))
                .hasMessageStartingWith(
                        "[1].time: a java.time.Duration holds no tensors that can be traced; use tensors"
                                + " and numbers in records, lists, maps, arrays and optionals (at StructureTest.java:");
        assertThatThrownBy(() -> Structure.flatten(new double[] {1}))
                .hasMessageStartingWith(
                        "the argument: a double[] holds no tensors that can be traced; make it a tensor by"
                                + " Tensor.of");
        assertThatThrownBy(() -> Structure.flatten(Map.of("rates", new Double[] {1.0})))
                .hasMessageStartingWith("rates: a Double[] holds no tensors");
        assertThatThrownBy(() -> Structure.flatten(tensor(1)).structure().rebuild(List.of()))
                .hasMessageStartingWith("tensor has 1 leaves; got 0");
    }

    @Test
    void structuresOfManyLeavesKeepTheirOrder() {
        List<Params> all = IntStream.range(0, 100)
                .mapToObj(i -> new Params(tensor(2 * i), tensor(2 * i + 1)))
                .toList();
        List<Tensor> leaves = Structure.flatten(all).leaves();
        assertThat(IntStream.range(0, 200).mapToDouble(i -> leaves.get(i).item()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> (double) i).toList());
    }
}
