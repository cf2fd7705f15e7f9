package dev.covector.autodiff;

import dev.covector.ir.Func;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A function split at its tangents: what is computed once at a point, and the linear map there.
 *
 * @param primal the parameters of the function to its results, then the residuals
 * @param linear the residuals, then the tangents of the active parameters, to the tangents of the real and complex results
 * @param residuals how many values the linear map needs of the point
 */
public record Linearized(Func primal, Func linear, int residuals) {
    /** The adjoint map: the residuals, then cotangents of the results, to the cotangents of the active parameters. */
    public Func pullback(OpSet ops) {
        List<Boolean> tangents = new ArrayList<>(Collections.nCopies(residuals, false));
        tangents.addAll(Collections.nCopies(linear.params().size() - residuals, true));
        return Transpose.of(linear, tangents, ops);
    }
}
