package dev.covector.autodiff;

import dev.covector.ir.Op;
import dev.covector.ops.Argsort;
import dev.covector.ops.Cholesky;
import dev.covector.ops.Cumargmax;
import dev.covector.ops.Cumsum;
import dev.covector.ops.DotGeneral;
import dev.covector.ops.EighValues;
import dev.covector.ops.FreePhase;
import dev.covector.ops.Prod;
import dev.covector.ops.Recurrence;
import dev.covector.ops.ScatterAdd;
import dev.covector.ops.ScatterMax;
import dev.covector.ops.ScatterMin;
import dev.covector.ops.ScatterMul;
import dev.covector.ops.ScatterSet;
import dev.covector.ops.Searchsorted;
import dev.covector.ops.SvdValues;
import dev.covector.ops.TriangularSolve;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/** The ops that backends have routines for, as their definitions read. */
final class Routines {
    private Routines() {}

    static Numbers run(Op op, List<Numbers> in, int[] shape) {
        return switch (op) {
            case DotGeneral dot -> dot(dot, in.get(0), in.get(1), shape);
            case Prod prod -> prod(prod, in.getFirst(), shape);
            case Cumsum sum -> cumsum(sum, in.getFirst());
            case ScatterAdd scatter -> scatter(scatter.axes(), in, Complex::plus);
            case ScatterMul scatter -> scatter(scatter.axes(), in, Complex::times);
            case ScatterSet scatter -> scatter(scatter.axes(), in, (x, update) -> update);
            case ScatterMax scatter -> scatter(scatter.axes(), in, Orders::larger);
            case ScatterMin scatter -> scatter(scatter.axes(), in, Orders::smaller);
            case Argsort sort -> Orders.argsort(sort, in.getFirst());
            case Searchsorted search -> Orders.search(search, in.get(0), in.get(1));
            case Cumargmax running -> Orders.cumargmax(running, in.getFirst());
            case Recurrence recurrence -> recurrence(recurrence, in.get(0), in.get(1));
            case Cholesky _ -> cholesky(in.getFirst());
            case EighValues _, SvdValues _ ->
                Factorisations.run(op, in.getFirst()).getFirst();
            case FreePhase _ -> in.getFirst();
            case TriangularSolve solve -> solve(solve, in.get(0), in.get(1));
            default -> throw new UnsupportedOperationException(op.mnemonic() + " in the reference evaluator");
        };
    }

    private static Numbers prod(Prod op, Numbers x, int[] shape) {
        int[] reduced = op.axes().stream().mapToInt(axis -> x.shape()[axis]).toArray();
        List<Integer> kept = IntStream.range(0, x.shape().length)
                .filter(axis -> !op.axes().contains(axis))
                .boxed()
                .toList();
        int count = Arrays.stream(reduced).reduce(1, (a, b) -> a * b);
        return Numbers.of(x.dtype(), shape, result -> {
            Complex product = Complex.ONE;
            for (int position = 0; position < count; position++) {
                int[] over = Numbers.index(position, reduced);
                int[] at = new int[x.shape().length];
                for (int axis = 0; axis < at.length; axis++) {
                    at[axis] = op.axes().contains(axis) ? over[op.axes().indexOf(axis)] : result[kept.indexOf(axis)];
                }
                product = product.times(x.at(at));
            }
            return product;
        });
    }

    private static Numbers dot(DotGeneral op, Numbers x, Numbers y, int[] shape) {
        int[] contracted =
                op.contractX().stream().mapToInt(axis -> x.shape()[axis]).toArray();
        return Numbers.of(x.dtype(), shape, result -> {
            int[] ix = new int[x.shape().length];
            int[] iy = new int[y.shape().length];
            int next = free(ix, op.contractX(), op.batchX(), result, 0);
            next = free(iy, op.contractY(), op.batchY(), result, next);
            for (int b = 0; b < op.batchX().size(); b++) {
                ix[op.batchX().get(b)] = result[next + b];
                iy[op.batchY().get(b)] = result[next + b];
            }
            Complex sum = Complex.ZERO;
            for (int k = 0; k < Arrays.stream(contracted).reduce(1, (p, q) -> p * q); k++) {
                int[] inner = Numbers.index(k, contracted);
                IntStream.range(0, inner.length).forEach(c -> {
                    ix[op.contractX().get(c)] = inner[c];
                    iy[op.contractY().get(c)] = inner[c];
                });
                sum = sum.plus(x.at(ix).times(y.at(iy)));
            }
            return sum;
        });
    }

    private static int free(int[] index, List<Integer> contracted, List<Integer> batch, int[] result, int next) {
        for (int axis = 0; axis < index.length; axis++) {
            if (!contracted.contains(axis) && !batch.contains(axis)) {
                index[axis] = result[next++];
            }
        }
        return next;
    }

    private static Numbers cumsum(Cumsum op, Numbers x) {
        return Numbers.of(x.dtype(), x.shape(), index -> {
            Complex sum = Complex.ZERO;
            int from = op.reverse() ? index[op.axis()] : 0;
            int to = op.reverse() ? x.shape()[op.axis()] : index[op.axis()] + 1;
            for (int i = from; i < to; i++) {
                int[] at = index.clone();
                at[op.axis()] = i;
                sum = sum.plus(x.at(at));
            }
            return sum;
        });
    }

    private static Numbers recurrence(Recurrence op, Numbers a, Numbers b) {
        Complex[] all = new Complex[b.elements().length];
        for (int i = 0; i < all.length; i++) {
            int position = op.reverse() ? all.length - 1 - i : i;
            int[] index = Numbers.index(position, b.shape());
            int first = op.reverse() ? b.shape()[op.axis()] - 1 : 0;
            int[] before = index.clone();
            before[op.axis()] += op.reverse() ? 1 : -1;
            all[position] = index[op.axis()] == first
                    ? b.at(index)
                    : a.at(index).times(all[b.position(before)]).plus(b.at(index));
        }
        return new Numbers(b.dtype(), b.shape(), all);
    }

    private static Numbers scatter(List<Integer> axes, List<Numbers> in, BinaryOperator<Complex> merge) {
        Numbers x = in.get(0);
        Numbers updates = in.get(1);
        List<Numbers> indices = in.subList(2, in.size());
        Complex[] all = x.elements().clone();
        for (int i = 0; i < updates.elements().length; i++) {
            int[] from = Numbers.index(i, updates.shape());
            int position = x.position(gathered(axes, x, indices, from));
            all[position] = merge.apply(all[position], updates.elements()[i]);
        }
        return new Numbers(x.dtype(), x.shape(), all);
    }

    /** The element of x that index tensors choose for an element of the gathered tensor. */
    static int[] gathered(List<Integer> axes, Numbers x, List<Numbers> indices, int[] result) {
        int[] at = new int[x.shape().length];
        int next = 0;
        for (int axis = 0; axis < at.length; axis++) {
            if (!axes.contains(axis)) {
                at[axis] = result[next++];
            }
        }
        int[] rest = Arrays.copyOfRange(result, next, result.length);
        for (int k = 0; k < axes.size(); k++) {
            int limit = x.shape()[axes.get(k)] - 1;
            at[axes.get(k)] = Math.clamp((long) indices.get(k).at(rest).re(), 0, limit);
        }
        return at;
    }

    private static Numbers cholesky(Numbers x) {
        Numbers l = Numbers.of(x.dtype(), x.shape(), i -> Complex.ZERO);
        int n = x.shape()[0];
        int matrices = n == 0 ? 0 : x.elements().length / (n * n);
        for (int base = 0; base < matrices * n * n; base += n * n) {
            Complex[] out = l.elements();
            for (int j = 0; j < n; j++) {
                for (int i = j; i < n; i++) {
                    Complex sum = x.elements()[base + i + n * j];
                    for (int k = 0; k < j; k++) {
                        sum = sum.minus(out[base + i + n * k].times(out[base + j + n * k].conj()));
                    }
                    out[base + i + n * j] = i == j ? Complex.of(Math.sqrt(sum.re())) : sum.over(out[base + j + n * j]);
                }
            }
        }
        return l;
    }

    /** Gaussian elimination with the effective matrix, which happens to be triangular. */
    private static Numbers solve(TriangularSolve op, Numbers a, Numbers z) {
        int n = a.shape()[0];
        Numbers full = Numbers.of(a.dtype(), a.shape(), index -> effective(op, a, index));
        Numbers out = new Numbers(z.dtype(), z.shape(), z.elements().clone());
        int columns = z.shape()[op.left() ? 1 : 0];
        int size = n * columns;
        for (int matrix = 0; size > 0 && matrix < z.elements().length / size; matrix++) {
            for (int c = 0; c < columns; c++) {
                Complex[][] system = new Complex[n][n + 1];
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        system[i][j] = full.elements()[matrix * n * n + (op.left() ? i + n * j : j + n * i)];
                    }
                    system[i][n] = z.elements()[matrix * size + (op.left() ? i + n * c : c + columns * i)];
                }
                Complex[] x = eliminate(system);
                for (int i = 0; i < n; i++) {
                    out.elements()[matrix * size + (op.left() ? i + n * c : c + columns * i)] = x[i];
                }
            }
        }
        return out;
    }

    private static Complex effective(TriangularSolve op, Numbers a, int[] index) {
        int[] at = index.clone();
        if (op.transposed()) {
            at[0] = index[1];
            at[1] = index[0];
        }
        if (at[0] == at[1] && op.unit()) {
            return Complex.ONE;
        }
        boolean kept = op.lower() ? at[0] >= at[1] : at[0] <= at[1];
        Complex value = kept ? a.at(at) : Complex.ZERO;
        return op.conjugated() ? value.conj() : value;
    }

    private static Complex[] eliminate(Complex[][] rows) {
        int n = rows.length;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k; i < n; i++) {
                pivot = rows[i][k].modulus() > rows[pivot][k].modulus() ? i : pivot;
            }
            Complex[] swap = rows[k];
            rows[k] = rows[pivot];
            rows[pivot] = swap;
            for (int i = 0; i < n; i++) {
                Complex factor = i == k ? Complex.ZERO : rows[i][k].over(rows[k][k]);
                for (int j = k; j <= n; j++) {
                    rows[i][j] = rows[i][j].minus(factor.times(rows[k][j]));
                }
            }
        }
        return IntStream.range(0, n).mapToObj(i -> rows[i][n].over(rows[i][i])).toArray(Complex[]::new);
    }
}
