package dev.covector.tests.robust;

import static java.util.Objects.requireNonNull;

import dev.covector.ir.DType;
import dev.covector.ir.TypeException;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A program that a seed writes: parameters over the sizes n and m, and steps. It is right for the sizes it was drawn at; at
 * others an op may refuse it, however it is run.
 */
final class RandomProgram {
    private static final List<List<String>> SHAPES = List.of(
            List.of("n", "m"),
            List.of("m"),
            List.of("n"),
            List.of("n", "1"),
            List.of("n", "n"),
            List.of(),
            List.of("m", "n", "2"),
            List.of("m", "n"));
    private static final long MOST_ELEMENTS = 4000;
    private static final double MOST = 1e4;

    private final List<DType> dtypes = new ArrayList<>();
    private final List<List<String>> shapes = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final long seed;

    private RandomProgram(long seed) {
        this.seed = seed;
    }

    /** The program of a seed, of at most so many steps. */
    static RandomProgram of(long seed, int length) {
        RandomProgram program = new RandomProgram(seed);
        Random random = new Random(seed);
        int params = random.nextInt(1, 4);
        for (int i = 0; i < params; i++) {
            program.dtypes.add(i == 0 ? DType.F64 : dtype(random));
            program.shapes.add(SHAPES.get(random.nextInt(SHAPES.size())));
            int number = i;
            program.steps.add(new Step("parameter " + i, true, all -> all.get(number)));
        }
        List<Tensor> tensors = new ArrayList<>(program.arguments(Map.of("n", 4L, "m", 3L)));
        for (int tries = 0; program.steps.size() < params + length && tries < 8 * length; tries++) {
            program.grow(new Choices(random, tensors, program.steps).next(), tensors);
        }
        return program;
    }

    private static DType dtype(Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> DType.F32;
            case 2 -> DType.I64;
            case 3 -> DType.I32;
            case 4 -> DType.BOOL;
            case 5 -> DType.C128;
            default -> DType.F64;
        };
    }

    private void grow(Step step, List<Tensor> tensors) {
        try {
            Tensor result = step.work().on(tensors);
            if (result.rank() <= 4 && result.elements().constant() <= MOST_ELEMENTS && largest(result) <= MOST) {
                steps.add(step);
                tensors.add(result);
            }
        } catch (TypeException e) {
            // The draw does not fit: another one will.
            return;
        }
    }

    static double largest(Tensor x) {
        Tensor real = x.dtype().isComplex() ? x.abs() : x.convert(DType.F64);
        return Arrays.stream(real.toDoubles())
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    int params() {
        return dtypes.size();
    }

    /** Arguments for sizes: the same for the same seed and sizes. Quarters, so that sums of them are exact. */
    List<Tensor> arguments(Map<String, Long> sizes) {
        Random random = new Random(seed + sizes.hashCode());
        List<Tensor> arguments = new ArrayList<>();
        for (int i = 0; i < params(); i++) {
            long[] shape = shapes.get(i).stream()
                    .mapToLong(size ->
                            Character.isDigit(size.charAt(0)) ? Long.parseLong(size) : requireNonNull(sizes.get(size)))
                    .toArray();
            DType dtype = dtypes.get(i);
            Tensor re = numbers(dtype.realPart(), shape, random);
            arguments.add(dtype.isComplex() ? re.complex(numbers(dtype.realPart(), shape, random)) : re);
        }
        return arguments;
    }

    private static Tensor numbers(DType dtype, long[] shape, Random random) {
        int count = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        double unit = dtype.isInexact() ? 0.25 : 1;
        double[] elements =
                random.doubles(count).map(u -> Math.floor(u * 17 - 8) * unit).toArray();
        return Tensor.of(
                dtype,
                shape,
                dtype == DType.BOOL
                        ? Arrays.stream(elements).map(e -> e > 0 ? 1 : 0).toArray()
                        : elements);
    }

    /** All tensors that the program computes, the arguments first. */
    List<Tensor> run(List<Tensor> arguments) {
        List<Tensor> tensors = new ArrayList<>(arguments);
        for (Step step : steps.subList(params(), steps.size())) {
            tensors.add(step.work().on(tensors));
        }
        return tensors;
    }

    /** The results of the program: every step's, so that a wrong one is found where it arises. */
    List<Tensor> results(List<Tensor> arguments) {
        List<Tensor> all = run(arguments);
        return all.subList(params(), all.size());
    }

    /** What the op says that refuses the sizes; null where none does. */
    @Nullable
    String refusal(List<Tensor> arguments) {
        try {
            run(arguments);
            return null;
        } catch (TypeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    boolean isEmpty() {
        return steps.size() == params();
    }

    String step(int result) {
        return "t" + (params() + result) + " = " + steps.get(params() + result);
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            lines.add("t" + i + " = " + steps.get(i) + (i < params() ? " " + dtypes.get(i) + shapes.get(i) : ""));
        }
        return "seed " + seed + ":\n" + lines.stream().collect(Collectors.joining("\n"));
    }
}
