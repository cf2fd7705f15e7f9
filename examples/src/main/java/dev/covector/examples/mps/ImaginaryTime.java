package dev.covector.examples.mps;

import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * States that layers of imaginary time make of spins along x: exp(bᵢ Σ X) exp(aᵢ Σ ZZ) for each i. A layer doubles the bonds, for
 * exp(a z z') = cosh a + sinh a z z'.
 */
public final class ImaginaryTime {
    private ImaginaryTime() {}

    /**
     * The state of a chain after all layers.
     *
     * @param steps [layers, 2]: how long aᵢ and bᵢ each layer lasts, none of them negative
     */
    public static Mps evolved(Tensor steps, int spins) {
        Tensor first = Tensor.full(DType.F64, Math.sqrt(0.5), 1, 2, 1);
        Tensor inner = first;
        Tensor last = first;
        Tensor end = Tensor.ones(DType.F64, 2, 1);
        for (Tensor step : steps.unbind(0)) {
            Tensor bond = bond(step.take(0, 0));
            Tensor field = field(step.take(0, 1));
            first = layer(first, end, bond, field);
            inner = layer(inner, bond, bond, field);
            last = layer(last, bond, end, field);
        }
        List<Tensor> sites = new ArrayList<>(Collections.nCopies(spins, inner));
        sites.set(0, first);
        sites.set(spins - 1, last);
        return new Mps(sites);
    }

    /** What exp(a z z') = Σₖ f(z, k) f(z', k) gives each of the two spins: f, [2, 2]. */
    private static Tensor bond(Tensor a) {
        Tensor ones = Tensor.ones(DType.F64, 2);
        Tensor spins = Tensor.of(1.0, -1.0);
        return Tensor.stack(1, ones.mul(a.cosh().sqrt()), spins.mul(a.sinh().sqrt()));
    }

    /** exp(b X). */
    private static Tensor field(Tensor b) {
        return Spin.one().mul(b.cosh()).add(Spin.x().mul(b.sinh()));
    }

    private static Tensor layer(Tensor site, Tensor left, Tensor right, Tensor field) {
        return Tensor.einsum("lsr,sa,sb,st->latrb", site, left, right, field)
                .flatten(3, 4)
                .flatten(0, 1);
    }
}
