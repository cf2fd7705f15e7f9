package dev.covector.examples.krylov;

import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.valueAndGrad;

import dev.covector.api.Jit3;
import dev.covector.api.ValueAndGradient;
import dev.covector.examples.Lines;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The lowest energy of a particle on a square lattice with impurities (Anderson, 1958), and how it moves with the strength of each: the
 * operator is only a function, the basis grows until the energy is good enough, and the derivative goes back through all of it.
 */
public final class GroundState {
    private static final int[] SIDES = {10, 20, 40};
    private static final double[] TOLERANCES = {1e-2, 1e-5};

    /**
     * What was found for a lattice and a tolerance.
     *
     * @param energy the lowest
     * @param basis how many vectors it took
     * @param slope how the energy moves if all impurities grow by the same factor
     * @param difference the same by a central difference
     */
    public record State(int side, double tolerance, double energy, long basis, double slope, double difference) {}

    private final Jit3<Tensor, Tensor, Tensor, ValueAndGradient<Tensor>> both = jit(
            valueAndGrad((Tensor impurities, Tensor start, Tensor tolerance) ->
                    found(impurities, start, tolerance).value()),
            "both");

    private final Jit3<Tensor, Tensor, Tensor, Lanczos.Found> search = jit(GroundState::found, "search");

    public static void main(String[] args) {
        new GroundState().run(Lines.onConsole());
    }

    /** A particle hops to the four neighbours; the lattice is closed to a torus. */
    private static Tensor hamiltonian(Tensor impurities, Tensor x) {
        Tensor field = x.reshape(impurities.dim(0), impurities.dim(1));
        Tensor neighbours =
                field.roll(1, 0).add(field.roll(-1, 0)).add(field.roll(1, 1)).add(field.roll(-1, 1));
        return impurities.mul(field).sub(neighbours).reshape(x.dim(0));
    }

    private static Lanczos.Found found(Tensor impurities, Tensor start, Tensor tolerance) {
        return Lanczos.smallest(x -> hamiltonian(impurities, x), start, tolerance);
    }

    /** Says the energies of several lattices to several tolerances. */
    public List<State> run(Lines out) {
        out.say(
                "The lowest energy on a lattice with impurities, in a basis that grows until the energy is good enough:");
        out.say("");
        out.say("lattice   tolerance   basis   energy          slope            difference");
        List<State> states = new ArrayList<>();
        for (int side : SIDES) {
            for (double tolerance : TOLERANCES) {
                State state = state(side, tolerance);
                out.say(
                        "%3d x %-3d %9.0e %7d   %.9f   % .9f   % .9f",
                        side, side, tolerance, state.basis(), state.energy(), state.slope(), state.difference());
                states.add(state);
            }
        }
        out.say("");
        out.plans(both.plans());
        out.plans(search.plans());
        return states;
    }

    /** How many plans all of that took. */
    public int plans() {
        return both.plans().size() + search.plans().size();
    }

    private State state(int side, double tolerance) {
        Tensor impurities = impurities(side);
        Tensor start = Tensor.ones(DType.F64, Dim.of((long) side * side));
        Tensor enough = Tensor.scalar(tolerance);
        Lanczos.Found found = search.apply(impurities, start, enough);
        ValueAndGradient<Tensor> energy = both.apply(impurities, start, enough);
        double h = 1e-4;
        double above = both.apply(impurities.mul(1 + h), start, enough).value().item();
        double below = both.apply(impurities.mul(1 - h), start, enough).value().item();
        return new State(
                side,
                tolerance,
                energy.value().item(),
                found.diagonal().dim(0).toInt(),
                energy.gradient().mul(impurities).sum().item(),
                (above - below) / (2 * h));
    }

    /** Between -2 and 2, by a formula, so that anybody can have the same. */
    static Tensor impurities(int side) {
        double[] all = new double[side * side];
        for (int i = 0; i < all.length; i++) {
            double mixed = Math.sin(12.9898 * i + 78.233) * 43758.5453;
            all[i] = 4 * (mixed - Math.floor(mixed)) - 2;
        }
        return Tensor.of(DType.F64, new long[] {side, side}, all);
    }
}
