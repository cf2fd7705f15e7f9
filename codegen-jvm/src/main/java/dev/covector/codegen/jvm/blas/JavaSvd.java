package dev.covector.codegen.jvm.blas;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The singular value decomposition by rotations of columns (Hestenes 1958), in plain Java. */
record JavaSvd(Dense left, double[] values, Dense right) {
    private static final int MOST_SWEEPS = 100;

    static JavaSvd of(Dense x) {
        if (x.rows() >= x.columns()) {
            return tall(x);
        }
        JavaSvd other = tall(x.adjoint());
        return new JavaSvd(/* left= */ other.right, other.values, /* right= */ other.left);
    }

    private static JavaSvd tall(Dense x) {
        int n = x.columns();
        int exponent = x.extremeExponent();
        x.shift(-exponent);
        Dense v = Dense.identity(n, n);
        for (int sweep = 0; sweep < MOST_SWEEPS && sweep(x, v); sweep++) {}
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> x.norm(j, 0)).reversed())
                .mapToInt(j -> j)
                .toArray();
        double[] values = IntStream.of(order).mapToDouble(j -> x.norm(j, 0)).toArray();
        Dense u = x.columns(order);
        for (int j = 0; j < n; j++) {
            u.scale(j, values[j] == 0 ? 0 : 1 / values[j]);
        }
        double[] scaled = IntStream.range(0, n)
                .mapToDouble(j -> Math.scalb(values[j], exponent))
                .toArray();
        return new JavaSvd(u, scaled, v.columns(order));
    }

    /** Makes every pair of columns orthogonal that is not; whether any was not. */
    private static boolean sweep(Dense x, Dense v) {
        boolean turned = false;
        for (int p = 0; p < x.columns(); p++) {
            for (int q = p + 1; q < x.columns(); q++) {
                double a = x.norm(p, 0);
                double b = x.norm(q, 0);
                double[] z = x.dot(p, x, q);
                if (Math.hypot(z[0], z[1]) > Math.ulp(1.0) * 4 * a * b && a * b > 0) {
                    turned = true;
                    Rotation by = Rotation.of(a * a, b * b, z[0], z[1]);
                    x.rotate(p, q, by);
                    v.rotate(p, q, by);
                }
            }
        }
        return turned;
    }

    Dense u(int columns) {
        return completed(left, columns);
    }

    Dense v(int columns) {
        return completed(right, columns);
    }

    /** Orthonormal columns: those that are given, and unit vectors made orthogonal to them where one is missing. */
    private Dense completed(Dense x, int columns) {
        Dense all = new Dense(x.rows(), columns);
        int next = 0;
        for (int j = 0; j < columns; j++) {
            boolean known = j < x.columns() && x.norm(j, 0) > 0.5;
            if (known) {
                all.add(j, 1, 0, x, j);
                continue;
            }
            do {
                all.scale(j, 0);
                all.re()[all.at(next++, j)] = 1;
                orthogonalise(all, j, x);
            } while (all.norm(j, 0) < 1e-3 && next < x.rows());
            all.scale(j, 1 / all.norm(j, 0));
        }
        return all;
    }

    /** Takes from column j its parts along the columns of x and along those before it, twice for the sake of rounding. */
    private static void orthogonalise(Dense all, int j, Dense x) {
        for (int pass = 0; pass < 2; pass++) {
            for (int k = 0; k < x.columns(); k++) {
                double[] along = x.dot(k, all, j);
                all.add(j, -along[0], -along[1], x, k);
            }
            for (int k = 0; k < j; k++) {
                double[] along = all.dot(k, all, j);
                all.add(j, -along[0], -along[1], all, k);
            }
        }
    }

    void storeValues(Kind kind, long address) {
        for (int i = 0; i < values.length; i++) {
            Elements.set(kind.realBytes(), address + (long) i * kind.realBytes(), values[i]);
        }
    }
}
