package dev.covector.oracles.programs;

import dev.covector.ir.DType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Choices that a seed makes. */
final class Draw {
    private final Random random;

    Draw(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    <E> E one(List<E> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** One of a list, the later ones more often. */
    <E> E late(List<E> all) {
        int one = random.nextInt(all.size());
        int other = random.nextInt(all.size());
        return all.get(Math.max(one, other));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    boolean flag() {
        return random.nextBoolean();
    }

    /** From low to high, both among them. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    double gaussian() {
        return random.nextGaussian();
    }

    double uniform() {
        return random.nextDouble();
    }

    <E> List<E> shuffled(List<E> all) {
        List<E> mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, random);
        return List.copyOf(mixed);
    }

    /** So many distinct axes below a rank, in any order. */
    List<Integer> axes(int count, int rank) {
        return shuffled(IntStream.range(0, rank).boxed().toList()).subList(0, count);
    }

    /** Some distinct axes below a rank, now and then none. */
    List<Integer> someAxes(int rank) {
        int least = rank == 0 || chance(0.05) ? 0 : 1;
        return axes(between(least, Math.max(least, chance(0.7) ? Math.min(1, rank) : rank)), rank);
    }

    DType dtype() {
        return one(List.of(
                DType.F64,
                DType.F64,
                DType.F64,
                DType.F32,
                DType.F32,
                DType.I64,
                DType.I32,
                DType.BOOL,
                DType.C128,
                DType.C64));
    }
}
