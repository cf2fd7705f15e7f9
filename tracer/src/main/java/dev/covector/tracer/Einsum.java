package dev.covector.tracer;

import dev.covector.ir.Dim;
import dev.covector.ir.SizeScope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Sums of products by Einstein's convention, two operands at a time. Which two is chosen greedily by the sizes of the call, so
 * that the tensors between stay small; where sizes are not known it goes from left to right.
 */
final class Einsum {
    private Einsum() {}

    static Tensor of(String text, List<Tensor> tensors) {
        if (tensors.isEmpty()) {
            throw UserLine.typeError("einsum: takes at least one operand");
        }
        Equation equation = Equation.of(text, tensors);
        List<Labelled> operands = new ArrayList<>();
        Map<Integer, Dim> sizes = sizes(equation, tensors);
        List<Tensor> promoted = Elementwise.promoted(tensors);
        for (int i = 0; i < promoted.size(); i++) {
            operands.add(new Labelled(promoted.get(i), equation.operands().get(i))
                    .withoutStretched(sizes)
                    .withoutRepeated());
        }
        while (operands.size() > 1) {
            Pair next = next(operands, equation.result());
            Labelled y = operands.remove(next.second());
            Labelled x = operands.remove(next.first());
            Set<Integer> kept = kept(operands, equation.result());
            operands.add(next.first(), x.summed(y.with(kept)).times(y.summed(x.with(kept)), kept));
        }
        Labelled last = operands.getFirst();
        return last.summed(new HashSet<>(equation.result())).ordered(equation.result());
    }

    /** The size of each label; where sizes differ, one of them must be 1. */
    private static Map<Integer, Dim> sizes(Equation equation, List<Tensor> tensors) {
        Map<Integer, Dim> sizes = new TreeMap<>();
        for (int i = 0; i < tensors.size(); i++) {
            List<Integer> labels = equation.operands().get(i);
            for (int axis = 0; axis < labels.size(); axis++) {
                Dim size = tensors.get(i).dim(axis);
                sizes.merge(
                        labels.get(axis),
                        size,
                        (x, y) -> Broadcasting.shape("einsum", List.of(List.of(x), List.of(y)))
                                .getFirst());
            }
        }
        return sizes;
    }

    /** What is still asked for when the two operands are gone. */
    private static Set<Integer> kept(List<Labelled> others, List<Integer> result) {
        Set<Integer> kept = new HashSet<>(result);
        others.forEach(other -> kept.addAll(other.labels()));
        return kept;
    }

    /** Places of two operands, the first before the second, and what their product costs. */
    private record Pair(int first, int second, double growth, double operations) {
        boolean isBetterThan(Pair other) {
            return growth < other.growth || growth == other.growth && operations < other.operations;
        }
    }

    private static Pair next(List<Labelled> operands, List<Integer> result) {
        Pair best = new Pair(0, 1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        for (int i = 0; i < operands.size(); i++) {
            for (int j = i + 1; j < operands.size(); j++) {
                Pair pair = pair(operands, i, j, result);
                best = pair.isBetterThan(best) ? pair : best;
            }
        }
        return best;
    }

    private static Pair pair(List<Labelled> operands, int i, int j, List<Integer> result) {
        Labelled x = operands.get(i);
        Labelled y = operands.get(j);
        List<Labelled> others = new ArrayList<>(operands);
        others.remove(x);
        others.remove(y);
        Set<Integer> kept = kept(others, result);
        double all = elements(x, y, x.with(y.with(Set.of())));
        double product = elements(x, y, kept);
        double before = elements(x, x, x.with(Set.of())) + elements(y, y, y.with(Set.of()));
        return new Pair(i, j, product - before, all);
    }

    /** The product of the sizes of those labels of two operands that are among the given ones; NaN where one is not known. */
    private static double elements(Labelled x, Labelled y, Set<Integer> among) {
        return Stream.concat(x.labels().stream(), y.labels().stream())
                .distinct()
                .filter(among::contains)
                .mapToDouble(label -> hint(x.labels().contains(label) ? x.size(label) : y.size(label)))
                .reduce(1, (a, b) -> a * b);
    }

    static double hint(Dim size) {
        OptionalLong hint =
                SizeScope.CURRENT.isBound() ? SizeScope.CURRENT.get().hint(size) : OptionalLong.of(size.constant());
        return hint.isPresent() ? hint.getAsLong() : Double.NaN;
    }
}
