package dev.covector.examples.mps;

import static dev.covector.api.Covector.jit;

import dev.covector.api.Jit3;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.tracer.Tensor;
import java.util.List;

/**
 * A state of a chain of spins as a product of matrices, the amplitude of spins s being A₀[·, s₀, ·] A₁[·, s₁, ·] ⋯. Schollwöck (2011),
 * section 4.
 *
 * @param sites for each spin [left bond, 2, right bond]; the bonds at the ends are 1
 */
public record Mps(List<Tensor> sites) {
    /** What bonds carry from a site to the next: overlap of what lies to the left, [bond of one, bond of the other]. */
    private static final Jit3<Tensor, Tensor, Tensor, Tensor> TRANSFER =
            jit((environment, a, b) -> Tensor.einsum("ab,asc,bsd->cd", environment, a, b), "transfer");

    public Mps {
        sites = List.copyOf(sites);
    }

    /** The bonds between the sites. */
    public List<Dim> bonds() {
        return sites.stream().skip(1).map(site -> site.dim(0)).toList();
    }

    /** ⟨this|other⟩ of two real states. */
    public Tensor overlap(Mps other) {
        Tensor environment = Tensor.ones(DType.F64, 1, 1);
        for (int i = 0; i < sites.size(); i++) {
            environment = TRANSFER.apply(environment, sites.get(i), other.sites.get(i));
        }
        return environment.sum();
    }

    public long largestBond() {
        return bonds().stream().mapToLong(Dim::constant).max().orElse(1);
    }
}
