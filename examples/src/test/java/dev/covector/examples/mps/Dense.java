package dev.covector.examples.mps;

import java.util.Arrays;

/** Chains of spins as vectors of all amplitudes, by plain loops; the first spin is the lowest bit, and a bit of 1 points down. */
final class Dense {
    private Dense() {}

    static double[] amplitudes(Mps state) {
        int spins = state.sites().size();
        double[] all = new double[1 << spins];
        for (int index = 0; index < all.length; index++) {
            double[] row = {1};
            for (int i = 0; i < spins; i++) {
                row = times(row, state, i, index >> i & 1);
            }
            all[index] = row[0];
        }
        return all;
    }

    private static double[] times(double[] row, Mps state, int site, int spin) {
        var a = state.sites().get(site);
        double[] product = new double[(int) a.dim(2).constant()];
        for (int r = 0; r < product.length; r++) {
            for (int l = 0; l < row.length; l++) {
                product[r] += row[l] * a.at(l, spin, r);
            }
        }
        return product;
    }

    static double energy(double[] psi, double field) {
        int spins = Integer.numberOfTrailingZeros(psi.length);
        double energy = 0;
        double norm = 0;
        for (int index = 0; index < psi.length; index++) {
            norm += psi[index] * psi[index];
            for (int i = 0; i < spins; i++) {
                energy -= field * psi[index] * psi[index ^ 1 << i];
                if (i + 1 < spins) {
                    boolean parallel = (index >> i & 1) == (index >> i + 1 & 1);
                    energy -= (parallel ? 1 : -1) * psi[index] * psi[index];
                }
            }
        }
        return energy / norm;
    }

    /** The smallest bond after so many spins whose missing singular values have at most the tolerance of the norm of all. */
    static int rank(double[] psi, int left, double tolerance) {
        double[] s = singularValues(psi, 1 << left);
        double all = Arrays.stream(s).map(x -> x * x).sum();
        double tail = 0;
        int rank = s.length;
        while (rank > 0 && tail + s[rank - 1] * s[rank - 1] <= tolerance * tolerance * all) {
            rank--;
            tail += s[rank] * s[rank];
        }
        return rank;
    }

    /** One-sided Jacobi rotations of the columns. Demmel (1997), section 5.4.3. */
    private static double[] singularValues(double[] elements, int rows) {
        int columns = elements.length / rows;
        double[][] a = new double[columns][];
        for (int j = 0; j < columns; j++) {
            a[j] = Arrays.copyOfRange(elements, j * rows, (j + 1) * rows);
        }
        for (int round = 0; round < 30; round++) {
            for (int j = 0; j < columns; j++) {
                for (int k = j + 1; k < columns; k++) {
                    rotate(a[j], a[k]);
                }
            }
        }
        double[] ascending =
                Arrays.stream(a).mapToDouble(x -> Math.sqrt(dot(x, x))).sorted().toArray();
        double[] s = new double[columns];
        Arrays.setAll(s, i -> ascending[columns - 1 - i]);
        return s;
    }

    private static void rotate(double[] x, double[] y) {
        double xy = dot(x, y);
        if (xy == 0) {
            return;
        }
        double zeta = (dot(y, y) - dot(x, x)) / (2 * xy);
        double t = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.hypot(1, zeta));
        double c = 1 / Math.hypot(1, t);
        for (int i = 0; i < x.length; i++) {
            double old = x[i];
            x[i] = c * (old - t * y[i]);
            y[i] = c * (t * old + y[i]);
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
