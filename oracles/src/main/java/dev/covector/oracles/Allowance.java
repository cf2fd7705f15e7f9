package dev.covector.oracles;

import dev.covector.tracer.Tensor;
import java.util.List;

/**
 * Where the records of an operator are known to be wrong or to leave a choice open. It is used only where a record does not
 * hold as it is, and such records are told of.
 *
 * @param reason what is known of the other framework
 * @param precision its relative error, which comes on top of the tolerance; zero for none
 * @param derivatives the same of its derivatives
 * @param nanDerivatives whether a forward derivative of NaN says nothing
 * @param seen what is compared in place of the outputs
 */
public record Allowance(String reason, double precision, double derivatives, boolean nanDerivatives, Seen seen) {
    /** No allowance. */
    public static final Allowance NONE = new Allowance("", 0, 0, false, (_, outputs) -> outputs);

    /** What the outputs of a call, theirs or ours, say. */
    @FunctionalInterface
    public interface Seen {
        List<Tensor> of(Call call, List<Tensor> outputs);
    }

    /** The other framework computes with less precision than its dtype has. */
    public static Allowance imprecise(String reason, double precision, double derivatives) {
        return new Allowance(reason, precision, derivatives, false, NONE.seen());
    }

    /** The other framework's forward mode gives NaN where its reverse mode and its values do not. */
    public static Allowance nanDerivatives(String reason) {
        return new Allowance(reason, 0, 0, true, NONE.seen());
    }

    /** The outputs leave a choice open. */
    public static Allowance choice(String reason, Seen seen) {
        return new Allowance(reason, 0, 0, false, seen);
    }

    boolean isNone() {
        return equals(NONE);
    }

    Recorded.Tolerance on(Recorded.Tolerance tolerance, boolean ofDerivatives) {
        double more = ofDerivatives ? derivatives : precision;
        return new Recorded.Tolerance(tolerance.rtol() + more, tolerance.atol() + more);
    }
}
