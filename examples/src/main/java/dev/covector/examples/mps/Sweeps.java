package dev.covector.examples.mps;

import static dev.covector.api.Covector.jit;

import dev.covector.api.Jit2;
import dev.covector.api.Jit3;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.runtime.Ledger;
import dev.covector.tracer.Qr;
import dev.covector.tracer.Svd;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Compresses a matrix product state: a sweep to the right makes the sites orthonormal, so that the singular values that the sweep
 * back to the left sees are those of the whole state, and each bond keeps as few of them as the tolerance allows. Schollwöck
 * (2011), section 4.5.1.
 */
public final class Sweeps {
    private final Jit2<Tensor, Tensor, Split> orthogonalize = jit(Sweeps::orthogonalize, "orthogonalize");
    private final Jit3<Tensor, Tensor, Number, Cut> truncate = jit(Sweeps::truncate, "truncate");

    private record Split(Tensor site, Tensor rest) {}

    private record Cut(Tensor site, Tensor rest, Tensor discarded) {}

    /**
     * A state after a sweep, its sites orthonormal from the right, all but the first.
     *
     * @param discarded for each bond the sum of the squares of the singular values that it lost, as a part of the sum of all
     */
    public record Compressed(Mps state, List<Tensor> discarded) {}

    /**
     * The state with the smallest bonds for which, at each of them, the norm of the singular values left out is at most the
     * tolerance times the norm of all.
     */
    public Compressed compress(Mps state, double tolerance) {
        Mps left = orthogonal(state);
        List<Tensor> sites = new ArrayList<>(left.sites());
        List<Tensor> discarded = new ArrayList<>();
        Tensor rest = Tensor.ones(DType.F64, 1, 1);
        for (int i = sites.size() - 1; i > 0; i--) {
            Cut cut = truncate.apply(sites.get(i), rest, tolerance);
            sites.set(i, cut.site);
            discarded.addFirst(cut.discarded);
            rest = cut.rest;
        }
        sites.set(0, absorbed(sites.getFirst(), rest));
        return new Compressed(new Mps(sites), discarded);
    }

    /** The same state, its sites orthonormal from the left, all but the last. */
    private Mps orthogonal(Mps state) {
        List<Tensor> sites = new ArrayList<>();
        Tensor rest = Tensor.ones(DType.F64, 1, 1);
        for (Tensor site : state.sites()) {
            Split split = orthogonalize.apply(rest, site);
            sites.add(split.site);
            rest = split.rest;
        }
        sites.set(sites.size() - 1, absorbed(sites.getLast(), rest));
        return new Mps(sites);
    }

    /** Splits a site, the rest of its left neighbour absorbed, into orthonormal columns and a rest for its right neighbour. */
    private static Split orthogonalize(Tensor rest, Tensor site) {
        Tensor whole = rest.tensordot(site, 1);
        Qr f = whole.flatten(0, 1).qr();
        return new Split(f.q().reshape(whole.dim(0), whole.dim(1), f.q().dim(1)), f.r());
    }

    /** Splits a site, the rest of its right neighbour absorbed, into orthonormal rows and a rest for its left neighbour. */
    private static Cut truncate(Tensor site, Tensor rest, Number tolerance) {
        Tensor whole = absorbed(site, rest);
        Svd f = whole.flatten(1, 2).svd();
        Tensor weights = f.s().square();
        Tensor tails = weights.flip(0).cumsum(0).flip(0);
        Tensor all = weights.sum();
        Dim bond = tails.gt(all.mul(tolerance).mul(tolerance)).count();
        Tensor kept = f.s().truncate(0, bond);
        return new Cut(
                f.vh().truncate(0, bond).reshape(bond, whole.dim(1), whole.dim(2)),
                f.u().truncate(1, bond).mul(kept),
                weights.slice(0, bond, weights.dim(0)).sum().div(all));
    }

    private static Tensor absorbed(Tensor site, Tensor rest) {
        return site.tensordot(rest, 1);
    }

    /** The plans of both steps: one each, whatever the site, the bonds and the ranks. */
    public List<Ledger> plans() {
        return List.of(orthogonalize.plans(), truncate.plans());
    }
}
