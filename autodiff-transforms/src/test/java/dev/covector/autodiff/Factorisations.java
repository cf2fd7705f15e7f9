package dev.covector.autodiff;

import dev.covector.ir.DType;
import dev.covector.ir.Op;
import dev.covector.ops.Eigh;
import dev.covector.ops.EighValues;
import dev.covector.ops.Lu;
import dev.covector.ops.Qr;
import dev.covector.ops.Svd;
import dev.covector.ops.SvdValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Factorisations of matrices by their textbook algorithms; rows of columns are arrays of arrays. */
final class Factorisations {
    private static final int SWEEPS = 60;
    private static final double TINY = 1e-100;

    private Factorisations() {}

    /** The results for every matrix in the first two axes. */
    static List<Numbers> run(Op op, Numbers x) {
        return switch (op) {
            case Qr qr -> each(x, a -> qr(a, qr.full()));
            case Lu _ -> each(x, Factorisations::lu);
            case Eigh _ -> each(x, Factorisations::eigh);
            case EighValues _ -> each(x, a -> eigh(a).subList(0, 1));
            case Svd _ -> each(x, Factorisations::svd);
            case SvdValues _ -> each(x, a -> svd(a).subList(1, 2));
            default -> throw new UnsupportedOperationException(op.mnemonic());
        };
    }

    /** A part of a factorisation: a matrix, or where it has one row a list of numbers, real or whole. */
    private record Part(Complex[][] matrix, int columns, Kind kind) {
        enum Kind {
            MATRIX,
            VALUES,
            PLACES
        }

        static Part of(Complex[][] matrix, int columns) {
            return new Part(matrix, columns, Kind.MATRIX);
        }

        static Part values(double... values) {
            Complex[] row = Arrays.stream(values).mapToObj(Complex::of).toArray(Complex[]::new);
            return new Part(new Complex[][] {row}, row.length, Kind.VALUES);
        }

        DType dtype(DType of) {
            return switch (kind) {
                case MATRIX -> of;
                case VALUES -> of.realPart();
                case PLACES -> DType.I64;
            };
        }

        int[] shape() {
            return kind == Kind.MATRIX ? new int[] {matrix.length, columns} : new int[] {columns};
        }

        Complex at(int[] index) {
            return kind == Kind.MATRIX ? matrix[index[0]][index[1]] : matrix[0][index[0]];
        }
    }

    @FunctionalInterface
    private interface Method {
        List<Part> of(Complex[][] matrix);
    }

    private static List<Numbers> each(Numbers x, Method method) {
        int[] batch = Arrays.copyOfRange(x.shape(), 2, x.shape().length);
        int count = Arrays.stream(batch).reduce(1, (a, b) -> a * b);
        List<List<Part>> all = new ArrayList<>();
        for (int i = 0; i < Math.max(1, count); i++) {
            all.add(method.of(i < count ? matrix(x, Numbers.index(i, batch)) : zeros(x.shape()[0], x.shape()[1])));
        }
        return IntStream.range(0, all.getFirst().size())
                .mapToObj(part -> joined(
                        x.dtype(),
                        batch,
                        all.stream().map(parts -> parts.get(part)).toList()))
                .toList();
    }

    private static Numbers joined(DType dtype, int[] batch, List<Part> parts) {
        Part first = parts.getFirst();
        int[] own = first.shape();
        int[] shape = IntStream.concat(Arrays.stream(own), Arrays.stream(batch)).toArray();
        return Numbers.of(first.dtype(dtype), shape, index -> {
            int member = 0;
            for (int axis = batch.length - 1; axis >= 0; axis--) {
                member = member * batch[axis] + index[own.length + axis];
            }
            return parts.get(member).at(index);
        });
    }

    private static Complex[][] matrix(Numbers x, int[] member) {
        Complex[][] a = zeros(x.shape()[0], x.shape()[1]);
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < x.shape()[1]; j++) {
                int[] index = IntStream.concat(IntStream.of(i, j), Arrays.stream(member))
                        .toArray();
                a[i][j] = x.at(index);
            }
        }
        return a;
    }

    private static Complex[][] zeros(int rows, int columns) {
        Complex[][] a = new Complex[rows][columns];
        Arrays.stream(a).forEach(row -> Arrays.fill(row, Complex.ZERO));
        return a;
    }

    private static Complex[][] identity(int n) {
        Complex[][] a = zeros(n, n);
        IntStream.range(0, n).forEach(i -> a[i][i] = Complex.ONE);
        return a;
    }

    /** Householder's reflections; the diagonal of r is real. */
    private static List<Part> qr(Complex[][] a, boolean full) {
        int m = a.length;
        int n = m == 0 ? 0 : a[0].length;
        Complex[][] q = identity(m);
        for (int j = 0; j < Math.min(m, n); j++) {
            double norm = 0;
            double below = 0;
            for (int i = j; i < m; i++) {
                norm = Math.hypot(norm, a[i][j].modulus());
                below = i == j ? Math.abs(a[j][j].im()) : Math.hypot(below, a[i][j].modulus());
            }
            if (below == 0) {
                continue;
            }
            Complex beta = Complex.of(-Math.copySign(norm, a[j][j].re()));
            Complex tau = beta.minus(a[j][j]).over(beta);
            Complex[] v = new Complex[m];
            Arrays.fill(v, Complex.ZERO);
            v[j] = Complex.ONE;
            for (int i = j + 1; i < m; i++) {
                v[i] = a[i][j].over(a[j][j].minus(beta));
            }
            reflect(a, v, tau.conj());
            // q = h1 h2 ...: every reflection comes from the right.
            for (Complex[] row : q) {
                Complex sum = Complex.ZERO;
                for (int i = 0; i < m; i++) {
                    sum = sum.plus(row[i].times(v[i]));
                }
                for (int i = 0; i < m; i++) {
                    row[i] = row[i].minus(sum.times(tau).times(v[i].conj()));
                }
            }
        }
        int k = full ? m : Math.min(m, n);
        Complex[][] r = Arrays.copyOf(a, k);
        for (int i = 0; i < k; i++) {
            Arrays.fill(r[i], 0, Math.min(i, n), Complex.ZERO);
        }
        return List.of(Part.of(q, k), Part.of(r, n));
    }

    private static void reflect(Complex[][] a, Complex[] v, Complex tau) {
        for (int j = 0; j < a[0].length; j++) {
            Complex sum = Complex.ZERO;
            for (int i = 0; i < v.length; i++) {
                sum = sum.plus(v[i].conj().times(a[i][j]));
            }
            for (int i = 0; i < v.length; i++) {
                a[i][j] = a[i][j].minus(tau.times(sum).times(v[i]));
            }
        }
    }

    private static List<Part> lu(Complex[][] a) {
        int m = a.length;
        int n = m == 0 ? 0 : a[0].length;
        double[] order = IntStream.range(0, m).asDoubleStream().toArray();
        for (int j = 0; j < Math.min(m, n); j++) {
            int pivot = j;
            for (int i = j; i < m; i++) {
                boolean larger = Math.abs(a[i][j].re()) + Math.abs(a[i][j].im())
                        > Math.abs(a[pivot][j].re()) + Math.abs(a[pivot][j].im());
                pivot = larger ? i : pivot;
            }
            Complex[] row = a[j];
            a[j] = a[pivot];
            a[pivot] = row;
            double place = order[j];
            order[j] = order[pivot];
            order[pivot] = place;
            for (int i = j + 1; i < m; i++) {
                a[i][j] = a[i][j].over(a[j][j]);
                for (int k = j + 1; k < n; k++) {
                    a[i][k] = a[i][k].minus(a[i][j].times(a[j][k]));
                }
            }
        }
        return List.of(Part.of(a, n), new Part(Part.values(order).matrix(), m, Part.Kind.PLACES));
    }

    /** Jacobi's rotations of the matrix with the lower triangle of a. */
    private static List<Part> eigh(Complex[][] a) {
        int n = a.length;
        for (int i = 0; i < n; i++) {
            a[i][i] = Complex.of(a[i][i].re());
            for (int j = i + 1; j < n; j++) {
                a[i][j] = a[j][i].conj();
            }
        }
        Complex[][] v = identity(n);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    if (a[p][q].modulus() > TINY) {
                        Turn turn = Turn.of(a[p][p].re(), a[q][q].re(), a[p][q]);
                        turn.columns(a, p, q);
                        turn.columns(v, p, q);
                        turn.rows(a, p, q);
                    }
                }
            }
        }
        int[] order = order(n, Comparator.comparingDouble(i -> a[i][i].re()));
        double[] values = Arrays.stream(order).mapToDouble(i -> a[i][i].re()).toArray();
        return List.of(Part.values(values), Part.of(columns(v, order), n));
    }

    /** Rotations of columns until all are orthogonal. */
    private static List<Part> svd(Complex[][] a) {
        int m = a.length;
        int n = m == 0 ? 0 : a[0].length;
        if (m < n) {
            List<Part> other = svd(adjoint(a, n));
            return List.of(
                    Part.of(adjoint(other.get(2).matrix(), m), m),
                    other.get(1),
                    Part.of(adjoint(other.get(0).matrix(), m), n));
        }
        Complex[][] v = identity(n);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    Complex z = Complex.ZERO;
                    for (Complex[] row : a) {
                        z = z.plus(row[p].conj().times(row[q]));
                    }
                    if (z.modulus() > TINY) {
                        Turn turn = Turn.of(norm(a, p) * norm(a, p), norm(a, q) * norm(a, q), z);
                        turn.columns(a, p, q);
                        turn.columns(v, p, q);
                    }
                }
            }
        }
        int[] order = order(n, Comparator.comparingDouble(j -> -norm(a, j)));
        double[] values = Arrays.stream(order).mapToDouble(j -> norm(a, j)).toArray();
        Complex[][] u = columns(a, order);
        for (Complex[] row : u) {
            for (int j = 0; j < n; j++) {
                row[j] = row[j].over(Complex.of(values[j]));
            }
        }
        return List.of(Part.of(u, n), Part.values(values), Part.of(adjoint(columns(v, order), n), n));
    }

    private static double norm(Complex[][] a, int column) {
        return Arrays.stream(a).mapToDouble(row -> row[column].modulus()).reduce(0, Math::hypot);
    }

    private static int[] order(int n, Comparator<Integer> by) {
        return IntStream.range(0, n).boxed().sorted(by).mapToInt(i -> i).toArray();
    }

    private static Complex[][] columns(Complex[][] a, int[] order) {
        return Arrays.stream(a)
                .map(row -> Arrays.stream(order).mapToObj(j -> row[j]).toArray(Complex[]::new))
                .toArray(Complex[][]::new);
    }

    private static Complex[][] adjoint(Complex[][] a, int rows) {
        return IntStream.range(0, rows)
                .mapToObj(j -> Arrays.stream(a).map(row -> row[j].conj()).toArray(Complex[]::new))
                .toArray(Complex[][]::new);
    }
}
