package dev.covector.tracer;

/**
 * Sorted elements as runs of equal ones. A NaN equals nothing, so that each is a run.
 *
 * @param sorted all n elements, the smallest first
 * @param isFirst whether each sorted element starts a run: those are the elements that are different
 * @param inverse for each element, in the shape of the tensor, the number of its run
 * @param counts the number of elements of each run, and zero behind the last run; n altogether
 * @param number how many runs there are (i64, without axes)
 */
public record Runs(Tensor sorted, Tensor isFirst, Tensor inverse, Tensor counts, Tensor number) {}
