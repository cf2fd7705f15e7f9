package dev.covector.lower.stablehlo.read.blocks;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the elements of a tensor of integers, in row-major order.
 *
 * @param isSplat whether there is one number that all elements are
 */
public record Numbers(List<Num> each, boolean isSplat) {
    /** More elements are no sizes of anything. */
    public static final int MOST = 64;

    public Numbers {
        each = List.copyOf(each);
    }

    public static Numbers scalar(Num number) {
        return new Numbers(List.of(number), false);
    }

    /** One number for all elements of a type: written out where they are few and along one axis. */
    public static Numbers splat(Num number, TensorType type) {
        boolean isList =
                type.rank() == 1 && type.dim(0).isConstant() && type.dim(0).constant() <= MOST;
        int count = type.rank() == 0 || !isList ? 1 : (int) type.dim(0).constant();
        return new Numbers(Collections.nCopies(count, number), type.rank() > 0 && !isList);
    }

    /** The sizes that all elements are; none where one is no size. */
    public Optional<List<Dim>> exact() {
        List<Dim> all = new ArrayList<>();
        for (Num number : each) {
            Dim dim = number.exact();
            if (dim == null) {
                return Optional.empty();
            }
            all.add(dim);
        }
        return Optional.of(all);
    }

    /** Of an operation on two tensors, named without its dialect; null where nothing is known of its result. */
    public static @Nullable Numbers of(String operation, @Nullable Numbers x, @Nullable Numbers y) {
        return zip(x, y, (a, b) -> Num.of(operation, a, b));
    }

    /** Of {@code compare}. */
    public static @Nullable Numbers compare(String direction, @Nullable Numbers x, @Nullable Numbers y) {
        return zip(x, y, (a, b) -> Num.compare(direction, a, b));
    }

    /** Element by element; null where nothing is known. */
    private static @Nullable Numbers zip(@Nullable Numbers x, @Nullable Numbers y, Both f) {
        if (x == null || y == null || x.isSplat != y.isSplat || x.each.size() != y.each.size()) {
            return null;
        }
        List<Num> all = new ArrayList<>();
        for (int i = 0; i < x.each.size(); i++) {
            @Nullable Num number;
            try {
                number = f.of(x.each.get(i), y.each.get(i));
            } catch (ArithmeticException e) {
                // Numbers of more than 64 bits are no sizes.
                number = null;
            }
            if (number == null) {
                return null;
            }
            all.add(number);
        }
        return new Numbers(all, x.isSplat);
    }

    /** What is known of a number that is computed from two. */
    @FunctionalInterface
    private interface Both {
        @Nullable
        Num of(Num x, Num y);
    }

    /** Of {@code select}. */
    public static @Nullable Numbers select(@Nullable Numbers condition, @Nullable Numbers x, @Nullable Numbers y) {
        if (condition == null
                || x == null
                || y == null
                || condition.each.size() != x.each.size()
                || x.each.size() != y.each.size()
                || condition.isSplat != x.isSplat
                || x.isSplat != y.isSplat) {
            return null;
        }
        List<Num> all = new ArrayList<>();
        for (int i = 0; i < x.each.size(); i++) {
            Num number = Num.select(condition.each.get(i), x.each.get(i), y.each.get(i));
            if (number == null) {
                return null;
            }
            all.add(number);
        }
        return new Numbers(all, x.isSplat);
    }
}
