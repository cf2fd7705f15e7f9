package dev.covector.examples.mps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.runtime.Ledger;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SweepsTest {
    private final Sweeps sweeps = new Sweeps();

    @Test
    void bondsAreTheSmallestOnesThatThePlainSingularValuesAllow() {
        Mps state = ImaginaryTime.evolved(steps(5), 8);
        double[] psi = Dense.amplitudes(state);
        for (double tolerance : new double[] {0.1, 1e-2, 1e-4, 1e-6, 1e-8}) {
            List<Integer> ranks = new ArrayList<>();
            for (int left = 1; left < 8; left++) {
                ranks.add(Dense.rank(psi, left, tolerance));
            }
            assertThat(bonds(sweeps.compress(state, tolerance).state())).isEqualTo(ranks);
        }
    }

    @Test
    void everySiteAndRankRunsByOnePlanEach() {
        for (int spins = 2; spins < 12; spins++) {
            sweeps.compress(ImaginaryTime.evolved(steps(spins % 6 + 1), spins), Math.pow(0.1, spins));
        }
        assertThat(sweeps.plans()).extracting(Ledger::size).containsExactly(1, 1);
    }

    @Test
    void theCompressedStateIsTheStateUpToTheTolerance() {
        Mps state = ImaginaryTime.evolved(steps(6), 30);
        assertThat(bonds(state)).hasSize(29).containsOnly(64);
        Sweeps.Compressed compressed = sweeps.compress(state, 1e-8);
        assertThat(compressed.state().largestBond()).isLessThan(16);
        assertThat(sum(compressed.discarded())).isPositive().isLessThan(29 * 1e-16);
        double norm = state.overlap(state).item();
        assertThat(compressed.state().overlap(state).item() / norm).isCloseTo(1, within(1e-13));
        assertThat(compressed.state().overlap(compressed.state()).item() / norm).isCloseTo(1, within(1e-13));
    }

    @Test
    void discardedWeightsAddUpToTheDistance() {
        Mps state = random(10, 12, new Random(1));
        Sweeps.Compressed compressed = sweeps.compress(state, 0.1);
        double lost = 1
                - compressed.state().overlap(compressed.state()).item()
                        / state.overlap(state).item();
        assertThat(lost).isGreaterThan(1e-3);
        double kept = 1;
        for (Tensor discarded : compressed.discarded()) {
            kept *= 1 - discarded.item();
        }
        assertThat(1 - kept).isCloseTo(lost, within(1e-12));
    }

    @Test
    void sitesAreOrthonormalFromTheRight() {
        Mps compressed = sweeps.compress(random(7, 9, new Random(2)), 1e-3).state();
        for (Tensor site : compressed.sites().subList(1, 7)) {
            Tensor rows = site.flatten(1, 2);
            Tensor distance = rows.matmul(rows.transpose())
                    .sub(Tensor.eye(DType.F64, site.dim(0).constant()));
            assertThat(distance.abs().max().item()).isLessThan(1e-13);
        }
    }

    @Test
    void aStateAddedToItselfHasItsOwnBonds() {
        Mps state = sweeps.compress(random(8, 6, new Random(3)), 1e-10).state();
        Mps twice = twice(state);
        assertThat(bonds(twice)).isNotEqualTo(bonds(state));
        Mps compressed = sweeps.compress(twice, 1e-10).state();
        assertThat(bonds(compressed)).isEqualTo(bonds(state));
        assertThat(compressed.overlap(state).item())
                .isCloseTo(2 * state.overlap(state).item(), within(1e-10));
    }

    private static Tensor steps(int layers) {
        return Tensor.full(DType.F64, 0.3, layers, 2);
    }

    private static double sum(List<Tensor> all) {
        return all.stream().mapToDouble(Tensor::item).sum();
    }

    private static List<Integer> bonds(Mps state) {
        return state.bonds().stream().map(Dim::constant).map(Long::intValue).toList();
    }

    static Mps random(int spins, int bond, Random random) {
        List<Tensor> sites = new ArrayList<>();
        for (int i = 0; i < spins; i++) {
            int left = i == 0 ? 1 : bond;
            int right = i == spins - 1 ? 1 : bond;
            double[] elements = random.doubles(2L * left * right, -1, 1).toArray();
            sites.add(Tensor.of(DType.F64, new long[] {left, 2, right}, elements));
        }
        return new Mps(sites);
    }

    /** The sum of a state and itself, whose sites have both on their diagonal. */
    private static Mps twice(Mps state) {
        List<Tensor> sites = new ArrayList<>();
        int last = state.sites().size() - 1;
        for (int i = 0; i <= last; i++) {
            Tensor site = state.sites().get(i);
            Tensor none = site.mul(0);
            sites.add(
                    i == 0
                            ? Tensor.concatenate(2, site, site)
                            : i == last
                                    ? Tensor.concatenate(0, site, site)
                                    : Tensor.concatenate(
                                            0, Tensor.concatenate(2, site, none), Tensor.concatenate(2, none, site)));
        }
        return new Mps(sites);
    }
}
