package dev.covector.examples.mps;

import static dev.covector.api.Covector.jit;

import dev.covector.api.Jit3;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;

/**
 * The energy of a chain of spins in a field across it, H = -Σ ZᵢZᵢ₊₁ - h Σ Xᵢ, as a matrix product operator: what its bond
 * carries says whether nothing, a Z, or a whole term lies to the left.
 */
public final class Ising {
    private static final int BOND = 3;

    private final Jit3<Tensor, Tensor, Tensor, Tensor> measure = jit(
            (environment, site, operator) -> Tensor.einsum("awb,asc,btd,wxst->cxd", environment, site, site, operator),
            "measure");

    /** For each site [left bond, right bond, 2, 2]. */
    private final Tensor operator;

    /** @param field h */
    public Ising(double field) {
        operator = Tensor.stack(
                0,
                row(Spin.one(), Spin.z().neg(), Spin.x().mul(-field)),
                row(Spin.none(), Spin.none(), Spin.z()),
                row(Spin.none(), Spin.none(), Spin.one()));
    }

    private static Tensor row(Tensor... operators) {
        return Tensor.stack(0, operators);
    }

    /** ⟨H⟩ / ⟨1⟩ of a real state. */
    public Tensor energy(Mps state) {
        Tensor environment = Tensor.eye(DType.F64, BOND).slice(0, 0, 1).expandDims(2);
        for (Tensor site : state.sites()) {
            environment = measure.apply(environment, site, operator);
        }
        Tensor measured = environment.flatten();
        return measured.take(0, BOND - 1).div(measured.take(0, 0));
    }

    /** The least energy there is where h = 1. Pfeuty (1970), with free ends. */
    public static double leastAtCriticalField(int spins) {
        return 1 - 1 / Math.sin(Math.PI / (4 * spins + 2));
    }
}
