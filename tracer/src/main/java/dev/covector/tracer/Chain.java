package dev.covector.tracer;

import dev.covector.ir.Dim;
import java.util.ArrayList;
import java.util.List;

/**
 * A product of many matrices, in the order that takes the fewest multiplications for the sizes of the call (Cormen et al.,
 * Introduction to Algorithms, 15.2: the matrix chain); from left to right where sizes are not known.
 */
final class Chain {
    private final List<Tensor> matrices;
    private final double[] sizes;
    private final double[][] cost;
    private final int[][] cut;

    private Chain(List<Tensor> matrices) {
        int n = matrices.size();
        this.matrices = matrices;
        sizes = new double[n + 1];
        for (int i = 0; i < n; i++) {
            sizes[i] = Einsum.hint(matrices.get(i).dim(0));
        }
        sizes[n] = Einsum.hint(matrices.get(n - 1).dim(1));
        cost = new double[n][n];
        cut = new int[n][n];
    }

    static Tensor product(List<Tensor> factors) {
        int last = factors.size() - 1;
        boolean fits = last >= 1 && isVectorOrMatrix(factors.getFirst()) && isVectorOrMatrix(factors.getLast());
        for (int i = 1; i < last; i++) {
            fits &= factors.get(i).rank() == 2;
        }
        if (!fits) {
            throw UserLine.typeError(
                    "multiDot: takes at least two matrices, of which the first and last may be vectors;" + " got "
                            + factors.stream().map(Tensor::type).toList());
        }
        List<Tensor> matrices = new ArrayList<>(factors);
        boolean row = factors.getFirst().rank() == 1;
        boolean column = factors.getLast().rank() == 1;
        matrices.set(0, row ? factors.getFirst().expandDims(0) : factors.getFirst());
        matrices.set(last, column ? factors.getLast().expandDims(1) : factors.getLast());
        Tensor product = new Chain(matrices).solved();
        return product.reshape(shape(product, row, column));
    }

    private static boolean isVectorOrMatrix(Tensor x) {
        return x.rank() == 1 || x.rank() == 2;
    }

    private static List<Dim> shape(Tensor product, boolean row, boolean column) {
        return product.shape().subList(row ? 1 : 0, column ? 1 : 2);
    }

    private Tensor solved() {
        for (int length = 1; length < matrices.size(); length++) {
            for (int from = 0; from + length < matrices.size(); from++) {
                choose(from, from + length);
            }
        }
        return product(0, matrices.size() - 1);
    }

    /** The last product of the factors from one to another: of those up to the cut, and those after it. */
    private void choose(int from, int to) {
        cut[from][to] = to - 1;
        cost[from][to] = cost(from, to - 1, to);
        for (int at = to - 2; at >= from; at--) {
            double other = cost(from, at, to);
            if (other < cost[from][to]) {
                cost[from][to] = other;
                cut[from][to] = at;
            }
        }
    }

    private double cost(int from, int at, int to) {
        return cost[from][at] + cost[at + 1][to] + sizes[from] * sizes[at + 1] * sizes[to + 1];
    }

    private Tensor product(int from, int to) {
        return from == to
                ? matrices.get(from)
                : Products.ranked("multiDot", product(from, cut[from][to]), 2, product(cut[from][to] + 1, to), 2);
    }
}
