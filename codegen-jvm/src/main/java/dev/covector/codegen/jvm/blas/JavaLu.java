package dev.covector.codegen.jvm.blas;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.util.stream.IntStream;

/** Elimination with the largest pivot of each column, in plain Java. */
final class JavaLu {
    private final Dense a;
    private final int[] order;

    JavaLu(Dense a) {
        this.a = a;
        order = IntStream.range(0, a.rows()).toArray();
        for (int j = 0; j < Math.min(a.rows(), a.columns()); j++) {
            int pivot = pivot(j);
            if (a.re()[a.at(pivot, j)] != 0 || a.im()[a.at(pivot, j)] != 0) {
                exchange(j, pivot);
                eliminate(j);
            }
        }
    }

    /** LAPACK compares |re| + |im|. */
    private int pivot(int j) {
        int best = j;
        for (int i = j; i < a.rows(); i++) {
            best = size(i, j) > size(best, j) ? i : best;
        }
        return best;
    }

    private double size(int i, int j) {
        return Math.abs(a.re()[a.at(i, j)]) + Math.abs(a.im()[a.at(i, j)]);
    }

    private void exchange(int i, int k) {
        int row = order[i];
        order[i] = order[k];
        order[k] = row;
        for (int j = 0; j < a.columns(); j++) {
            double re = a.re()[a.at(i, j)];
            double im = a.im()[a.at(i, j)];
            a.re()[a.at(i, j)] = a.re()[a.at(k, j)];
            a.im()[a.at(i, j)] = a.im()[a.at(k, j)];
            a.re()[a.at(k, j)] = re;
            a.im()[a.at(k, j)] = im;
        }
    }

    private void eliminate(int j) {
        double pivotRe = a.re()[a.at(j, j)];
        double pivotIm = a.im()[a.at(j, j)];
        double square = pivotRe * pivotRe + pivotIm * pivotIm;
        for (int i = j + 1; i < a.rows(); i++) {
            double x = a.re()[a.at(i, j)];
            double y = a.im()[a.at(i, j)];
            double re = (x * pivotRe + y * pivotIm) / square;
            double im = (y * pivotRe - x * pivotIm) / square;
            a.re()[a.at(i, j)] = re;
            a.im()[a.at(i, j)] = im;
            for (int k = j + 1; k < a.columns(); k++) {
                a.re()[a.at(i, k)] -= re * a.re()[a.at(j, k)] - im * a.im()[a.at(j, k)];
                a.im()[a.at(i, k)] -= re * a.im()[a.at(j, k)] + im * a.re()[a.at(j, k)];
            }
        }
    }

    Dense lu() {
        return a;
    }

    void storeOrder(long address) {
        for (int i = 0; i < order.length; i++) {
            Memory.ALL.set(JAVA_LONG, address + (long) i * Long.BYTES, order[i]);
        }
    }
}
