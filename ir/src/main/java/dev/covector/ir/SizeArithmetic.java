package dev.covector.ir;

/**
 * What computes a size in another form, as numbers or as code: a size is a sum of products of symbols and of operations on
 * sizes, {@link Dim#fold}.
 *
 * @param <T> that form
 */
public interface SizeArithmetic<T> {
    T constant(long number);

    T symbol(String name);

    T plus(T left, T right);

    T times(T left, T right);

    /** The quotient rounded down; zero where the divisor is zero. */
    T floorDiv(Dim dividend, Dim divisor);

    /** The remainder of {@link #floorDiv}, with the sign of the divisor; zero where the divisor is zero. */
    T mod(Dim dividend, Dim divisor);

    T min(Dim left, Dim right);

    T max(Dim left, Dim right);
}
