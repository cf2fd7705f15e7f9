package dev.covector.bench;

import dev.covector.tracer.Structure;
import dev.covector.tracer.Tensor;
import java.util.List;

/** What is compared of the results of two frameworks. */
final class Sums {
    private Sums() {}

    /**
     * The sum of the moduli of all elements of a structure of tensors, real and imaginary parts counted as elements, and of their
     * squares: the signs of some results are arbitrary.
     */
    static List<Double> of(Object result) {
        double total = 0;
        double squares = 0;
        for (Tensor leaf : Structure.flatten(result).leaves()) {
            List<Tensor> parts = leaf.dtype().isComplex() ? List.of(leaf.real(), leaf.imag()) : List.of(leaf);
            for (Tensor part : parts) {
                for (double x : part.toDoubles()) {
                    total += Math.abs(x);
                    squares += x * x;
                }
            }
        }
        return List.of(total, squares);
    }
}
