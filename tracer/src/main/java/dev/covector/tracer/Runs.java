package dev.covector.tracer;

import dev.covector.ir.DType;
import java.util.List;

/**
 * Sorted elements as runs of equal ones. A NaN equals nothing, so that each is a run.
 *
 * @param sorted all n elements, the smallest first
 * @param places where each sorted element comes from (i64), of equal ones the first first
 * @param isFirst whether each sorted element starts a run: those are the elements that are different
 * @param inverse for each element, in the shape of the tensor, the number of its run
 * @param counts the number of elements of each run, and zero behind the last run; n altogether
 * @param number how many runs there are (i64, without axes)
 */
public record Runs(Tensor sorted, Tensor places, Tensor isFirst, Tensor inverse, Tensor counts, Tensor number) {
    /** Whether each element of a vector differs from the one before it; the first one does. */
    static Tensor starts(Tensor x) {
        Tensor place = Tensor.arange(DType.I64, x.dim(0));
        Tensor before = Places.gather(x, List.of(place.sub(1)), List.of(0));
        return place.eq(0).or(x.ne(before));
    }
}
