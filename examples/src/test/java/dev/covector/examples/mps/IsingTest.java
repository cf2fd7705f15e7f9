package dev.covector.examples.mps;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.Jit1;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IsingTest {
    private static final double TOLERANCE = 1e-8;
    private static final double DISTANCE = 1e-5;

    private final Sweeps sweeps = new Sweeps();
    private final Ising ising = new Ising(0.7);

    @Test
    void theEnergyIsThatOfTheAmplitudes() {
        Mps state = SweepsTest.random(7, 5, new Random(4));
        double[] psi = Dense.amplitudes(state);
        assertThat(ising.energy(state).item()).isCloseTo(Dense.energy(psi, 0.7), within(1e-12));
        assertThat(state.overlap(state).item()).isCloseTo(norm(psi), within(1e-12 * norm(psi)));
    }

    @Test
    void theLeastEnergyIsThatOfTwoSpins() {
        assertThat(Ising.leastAtCriticalField(2)).isCloseTo(-Math.sqrt(5), within(1e-14));
    }

    @Test
    void longImaginaryTimeComesNearTheLeastEnergy() {
        Mps state = ImaginaryTime.evolved(Tensor.full(DType.F64, 0.1, 9, 2), 4);
        double energy = new Ising(1).energy(state).item();
        assertThat(energy).isBetween(Ising.leastAtCriticalField(4), Ising.leastAtCriticalField(4) + 0.1);
    }

    @Test
    void theGradientThroughTheSweepsIsTheSlopeAtEveryRankByOnePlan() {
        Jit1<Tensor, Tensor> gradient = jit(grad(this::energy), "gradient");
        Set<Long> bonds = new HashSet<>();
        for (double size : new double[] {0.03, 0.2, 0.5}) {
            double[] steps = {size, 1.1 * size, 0.9 * size, size, 1.2 * size, 0.8 * size};
            double[] g = gradient.apply(steps(steps)).toDoubles();
            bonds.add(compressed(steps(steps)).largestBond());
            for (int i = 0; i < steps.length; i++) {
                assertThat(g[i]).isCloseTo(slope(steps, i), within(1e-7));
            }
        }
        assertThat(gradient.plans().size()).isOne();
        assertThat(bonds).hasSizeGreaterThan(1);
    }

    @Test
    void theGradientByTheSitesIsTheSlopeWhereTheSweepCutsDeep() {
        Mps state = SweepsTest.random(5, 6, new Random(5));
        Jit1<Mps, Mps> gradient =
                jit(grad((Mps x) -> ising.energy(sweeps.compress(x, 0.3).state())), "gradient");
        Mps direction = SweepsTest.random(5, 6, new Random(6));
        Mps g = gradient.apply(state);
        double slope = 0;
        for (int i = 0; i < 5; i++) {
            slope += g.sites().get(i).mul(direction.sites().get(i)).sum().item();
        }
        double up = cutEnergy(state, direction, DISTANCE);
        double down = cutEnergy(state, direction, -DISTANCE);
        assertThat(slope).isCloseTo((up - down) / (2 * DISTANCE), within(1e-6));
    }

    private double cutEnergy(Mps state, Mps direction, double distance) {
        List<Tensor> sites = new ArrayList<>();
        for (int i = 0; i < state.sites().size(); i++) {
            sites.add(state.sites().get(i).add(direction.sites().get(i).mul(distance)));
        }
        return ising.energy(sweeps.compress(new Mps(sites), 0.3).state()).item();
    }

    private Tensor energy(Tensor steps) {
        return ising.energy(compressed(steps));
    }

    private Mps compressed(Tensor steps) {
        return sweeps.compress(ImaginaryTime.evolved(steps, 6), TOLERANCE).state();
    }

    private double slope(double[] steps, int i) {
        double[] up = steps.clone();
        up[i] += DISTANCE;
        double[] down = steps.clone();
        down[i] -= DISTANCE;
        return (energy(steps(up)).item() - energy(steps(down)).item()) / (2 * DISTANCE);
    }

    private static Tensor steps(double... all) {
        return Tensor.of(DType.F64, new long[] {3, 2}, all);
    }

    private static double norm(double[] psi) {
        return Arrays.stream(psi).map(x -> x * x).sum();
    }
}
