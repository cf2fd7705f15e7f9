package dev.covector.tests.robust;

import static dev.covector.api.Covector.vmap;
import static dev.covector.tests.robust.VectorFunction.fill;
import static dev.covector.tests.robust.VectorFunction.map;
import static dev.covector.tests.robust.VectorFunction.n;
import static dev.covector.tests.robust.VectorFunction.put;
import static dev.covector.tests.robust.VectorFunction.sum;
import static dev.covector.tests.robust.VectorFunction.vector;

import dev.covector.api.Matrices;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.tracer.Svd;
import dev.covector.tracer.Tensor;
import java.util.List;

/** Functions that make a matrix of a vector, and a vector of the matrix; what they give is known without one. */
final class MatrixFunctions {
    private MatrixFunctions() {}

    /** Between -1 and 1, over the square root of the size, so that matrices of it have moderate numbers. */
    private static Tensor small(Tensor x) {
        return x.tanh().div(Tensor.scalar(n(x).plus(1)).convert(DType.F64).sqrt());
    }

    private static double[] small(double[] x) {
        return map(x, i -> Math.tanh(x[i]) / Math.sqrt(x.length + 1));
    }

    private static double squares(double[] x) {
        return sum(map(x, i -> x[i] * x[i]));
    }

    private static Tensor outer(Tensor x) {
        return x.expandDims(1).mul(x.expandDims(0));
    }

    /** The outer product of a small vector with itself, and 2 on the diagonal. */
    private static Tensor positive(Tensor x) {
        return outer(small(x)).add(Tensor.eye(DType.F64, n(x)).mul(2));
    }

    static void all(List<VectorFunction> all) {
        rows(all);
        factors(all);
        systems(all);
    }

    private static void rows(List<VectorFunction> all) {
        put(
                all,
                "vmap of a sum over rows",
                x -> vmap((Tensor row) -> row.sum()).apply(outer(x)),
                x -> map(x, i -> x[i] * sum(x)));
        put(all, "mean of rows", x -> outer(x).mean(0), x -> map(x, i -> x[i] * sum(x) / x.length));
        put(all, "einsum", x -> Tensor.einsum("i,j,j->i", x, x, x), x -> map(x, i -> x[i] * squares(x)));
        put(
                all,
                "sums of the lower triangle",
                x -> outer(x).tril().sum(1),
                x -> map(x, i -> x[i] * sum(fill(i + 1, j -> x[j]))));
        put(
                all,
                "softmax of rows",
                x -> outer(x).softmax(1).matmul(x),
                x -> map(x, i -> {
                    double most = java.util.stream.IntStream.range(0, x.length)
                            .mapToDouble(j -> x[i] * x[j])
                            .max()
                            .orElseThrow();
                    double[] weights = map(x, j -> Math.exp(x[i] * x[j] - most));
                    return sum(map(x, j -> weights[j] * x[j])) / sum(weights);
                }));
        put(
                all,
                "pairs, summed",
                x -> x.pad(0, Dim.ZERO, n(x).mod(Dim.of(2)))
                        .reshape(Dim.of(2), n(x).plus(1).floorDiv(2))
                        .sum(0),
                x -> fill((x.length + 1) / 2, i -> x[2 * i] + (2 * i + 1 < x.length ? x[2 * i + 1] : 0)));
    }

    private static void factors(List<VectorFunction> all) {
        put(all, "cholesky", x -> positive(x).cholesky().sum(1), x -> {
            double[] y = small(x);
            int n = x.length;
            double[][] l = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double rest = y[i] * y[j] + (i == j ? 2 : 0);
                    for (int k = 0; k < j; k++) {
                        rest -= l[i][k] * l[j][k];
                    }
                    l[i][j] = i == j ? Math.sqrt(rest) : rest / l[j][j];
                }
            }
            return map(x, i -> sum(l[i]));
        });
        put(
                all,
                "norm by qr",
                x -> Tensor.concatenate(0, x, Tensor.ones(DType.F64, 1))
                        .expandDims(1)
                        .qr()
                        .r()
                        .abs()
                        .reshape(1),
                x -> new double[] {Math.sqrt(1 + squares(x))});
        put(all, "trace by eigenvalues", x -> vector(positive(x).eighValues().sum()), x ->
                new double[] {2 * x.length + squares(small(x))});
        put(
                all,
                "truncated svd",
                x -> {
                    Svd svd = outer(x.tanh()).svd();
                    Dim rank = svd.s().gt(svd.s().max().mul(0.5)).count();
                    return svd.u()
                            .truncate(1, rank)
                            .mul(svd.s().truncate(0, rank))
                            .matmul(svd.vh().truncate(0, rank))
                            .sum(1);
                },
                x -> map(x, i -> Math.tanh(x[i]) * sum(map(x, j -> Math.tanh(x[j])))));
    }

    /** By the formula of Sherman and Morrison. */
    private static void systems(List<VectorFunction> all) {
        put(all, "solved", x -> positive(x).solve(small(x)), x -> {
            double[] y = small(x);
            return map(y, i -> y[i] / (2 + squares(y)));
        });
        put(all, "rows of the inverse", x -> positive(x).inv().sum(1), x -> {
            double[] y = small(x);
            return map(y, i -> (1 - y[i] * sum(y) / (2 + squares(y))) / 2);
        });
        put(
                all,
                "logarithm of the determinant",
                x -> vector(positive(x).slogdet().logarithm()),
                x -> new double[] {x.length == 0 ? 0 : (x.length - 1) * Math.log(2) + Math.log(2 + squares(small(x)))});
        put(all, "exponential of a matrix", x -> Matrices.exp(outer(small(x))).matmul(small(x)), x -> {
            double[] y = small(x);
            return map(y, i -> y[i] * Math.exp(squares(y)));
        });
    }
}
