package dev.covector.examples.mps;

import static dev.covector.api.Covector.jit;

import dev.covector.api.Jit3;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;

/** The Ising chain in a transverse field, H = -Σ ZᵢZᵢ₊₁ - h Σ Xᵢ, of real states. */
public final class Ising {
    private static final Tensor X = Tensor.of(new double[][] {{0, 1}, {1, 0}});
    private static final Tensor Z = Tensor.of(new double[][] {{1, 0}, {0, -1}});
    private static final Tensor ONE = Tensor.eye(DType.F64, 2);
    private static final Tensor NONE = Tensor.zeros(DType.F64, 2, 2);
    private static final Jit3<Tensor, Tensor, Tensor, Tensor> MEASURE = jit(
            (environment, site, operator) ->
                    Tensor.einsum("awb,asc,btd,wxst->cxd", environment, site, site, operator),
            "measure");

    private Ising() {}

    /** ⟨H⟩ / ⟨1⟩, measured from left to right: the bond of the operator says what has been measured: nothing yet, a Z, all. */
    public static Tensor energy(Mps state, double h) {
        Tensor operator = Tensor.stack(
                0, row(ONE, Z.neg(), X.mul(-h)), row(NONE, NONE, Z), row(NONE, NONE, ONE));
        Tensor environment = Tensor.eye(DType.F64, 3).slice(0, 0, 1).reshape(1, 3, 1);
        for (Tensor site : state.sites()) {
            environment = MEASURE.apply(environment, site, operator);
        }
        return environment.take(1, 2).sum().div(environment.take(1, 0).sum());
    }

    private static Tensor row(Tensor... operators) {
        return Tensor.stack(0, operators);
    }

    /**
     * The state that layers of imaginary time make of spins along x, exp(bᵢ Σ X) exp(aᵢ Σ ZZ) for each row (aᵢ, bᵢ) of the steps, [layers,
     * 2] and positive: each layer doubles the bonds, for exp(a z z') = cosh a + z z' sinh a.
     */
    public static Mps evolved(Tensor steps, int spins) {
        int layers = Math.toIntExact(steps.dim(0).toInt());
        List<Tensor> ends = new ArrayList<>();
        Tensor up = Tensor.full(DType.F64, Math.sqrt(0.5), 1, 2, 1);
        Tensor left = up;
        Tensor middle = up;
        Tensor right = up;
        Tensor end = Tensor.ones(DType.F64, 2, 1);
        for (int i = 0; i < layers; i++) {
            Tensor a = steps.take(0, i).take(0, 0);
            Tensor b = steps.take(0, i).take(0, 1);
            Tensor bond = Tensor.stack(
                    1, Tensor.ones(DType.F64, 2).mul(a.cosh().sqrt()), Tensor.of(1.0, -1.0).mul(a.sinh().sqrt()));
            Tensor field = ONE.mul(b.cosh()).add(X.mul(b.sinh()));
            left = layer(left, end, bond, field);
            middle = layer(middle, bond, bond, field);
            right = layer(right, bond, end, field);
        }
        List<Tensor> sites = new ArrayList<>(List.of(left));
        for (int i = 2; i < spins; i++) {
            sites.add(middle);
        }
        sites.add(right);
        return new Mps(sites);
    }

    private static Tensor layer(Tensor site, Tensor leftBond, Tensor rightBond, Tensor field) {
        return Tensor.einsum("lsr,sa,sb,st->latrb", site, leftBond, rightBond, field)
                .flatten(3, 4)
                .flatten(0, 1);
    }
}
