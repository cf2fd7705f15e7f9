package dev.covector.codegen.jvm.blas;

/** A matrix of complex numbers as Java doubles, columns one after the other; the imaginary parts of reals are zero. */
record Dense(int rows, int columns, double[] re, double[] im) {
    private static final int MOST_EXPONENT = 400;

    Dense(int rows, int columns) {
        this(rows, columns, new double[rows * columns], new double[rows * columns]);
    }

    /** The first columns of the identity. */
    static Dense identity(int rows, int columns) {
        Dense x = new Dense(rows, columns);
        for (int i = 0; i < Math.min(rows, columns); i++) {
            x.re[x.at(i, i)] = 1;
        }
        return x;
    }

    static Dense load(Kind kind, long address, int rows, int columns) {
        Dense x = new Dense(rows, columns);
        long real = kind.realBytes();
        for (int i = 0; i < x.re.length; i++) {
            x.re[i] = Elements.get(real, address + (long) i * kind.bytes());
            x.im[i] = kind.isComplex() ? Elements.get(real, address + (long) i * kind.bytes() + real) : 0;
        }
        return x;
    }

    void store(Kind kind, long address) {
        long real = kind.realBytes();
        for (int i = 0; i < re.length; i++) {
            Elements.set(real, address + (long) i * kind.bytes(), re[i]);
            if (kind.isComplex()) {
                Elements.set(real, address + (long) i * kind.bytes() + real, im[i]);
            }
        }
    }

    int at(int row, int column) {
        return row + column * rows;
    }

    Dense adjoint() {
        Dense x = new Dense(/* rows= */ columns, /* columns= */ rows);
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                x.re[x.at(j, i)] = re[at(i, j)];
                x.im[x.at(j, i)] = -im[at(i, j)];
            }
        }
        return x;
    }

    /** The columns of these numbers, in this order. */
    Dense columns(int[] order) {
        Dense x = new Dense(rows, order.length);
        for (int j = 0; j < order.length; j++) {
            System.arraycopy(re, at(0, order[j]), x.re, x.at(0, j), rows);
            System.arraycopy(im, at(0, order[j]), x.im, x.at(0, j), rows);
        }
        return x;
    }

    /** The binary exponent of the largest element where squares of elements would leave the range of doubles, else 0. */
    int extremeExponent() {
        double largest = 0;
        for (int i = 0; i < re.length; i++) {
            largest = Math.max(largest, Math.max(Math.abs(re[i]), Math.abs(im[i])));
        }
        int exponent = Math.getExponent(largest);
        boolean isFinite = largest > 0 && largest <= Double.MAX_VALUE;
        return isFinite && Math.abs(exponent) > MOST_EXPONENT ? exponent : 0;
    }

    /** Multiplies every element by a power of two. */
    void shift(int exponent) {
        for (int i = 0; i < re.length; i++) {
            re[i] = Math.scalb(re[i], exponent);
            im[i] = Math.scalb(im[i], exponent);
        }
    }

    /** The norm of a column from a row on. */
    double norm(int column, int from) {
        double largest = 0;
        for (int i = from; i < rows; i++) {
            largest = Math.max(largest, Math.max(Math.abs(re[at(i, column)]), Math.abs(im[at(i, column)])));
        }
        if (largest == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = from; i < rows; i++) {
            double x = re[at(i, column)] / largest;
            double y = im[at(i, column)] / largest;
            sum += x * x + y * y;
        }
        return largest * Math.sqrt(sum);
    }

    /** The real and the imaginary part of the product of the adjoint of column p of this and column q of another. */
    double[] dot(int p, Dense other, int q) {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < rows; i++) {
            double xr = re[at(i, p)];
            double xi = im[at(i, p)];
            double yr = other.re[other.at(i, q)];
            double yi = other.im[other.at(i, q)];
            real += xr * yr + xi * yi;
            imaginary += xr * yi - xi * yr;
        }
        return new double[] {real, imaginary};
    }

    /** Column q of this plus a complex multiple of column p of another. */
    void add(int q, double real, double imaginary, Dense other, int p) {
        for (int i = 0; i < rows; i++) {
            double xr = other.re[other.at(i, p)];
            double xi = other.im[other.at(i, p)];
            re[at(i, q)] += real * xr - imaginary * xi;
            im[at(i, q)] += real * xi + imaginary * xr;
        }
    }

    void scale(int column, double factor) {
        for (int i = 0; i < rows; i++) {
            re[at(i, column)] *= factor;
            im[at(i, column)] *= factor;
        }
    }

    /** Turns columns p and q by a rotation, after the phase of q is taken off. */
    void rotate(int p, int q, Rotation by) {
        for (int i = 0; i < rows; i++) {
            double xr = re[at(i, p)];
            double xi = im[at(i, p)];
            double yr = re[at(i, q)] * by.phaseRe() + im[at(i, q)] * by.phaseIm();
            double yi = im[at(i, q)] * by.phaseRe() - re[at(i, q)] * by.phaseIm();
            re[at(i, p)] = by.cosine() * xr - by.sine() * yr;
            im[at(i, p)] = by.cosine() * xi - by.sine() * yi;
            re[at(i, q)] = by.sine() * xr + by.cosine() * yr;
            im[at(i, q)] = by.sine() * xi + by.cosine() * yi;
        }
    }
}
