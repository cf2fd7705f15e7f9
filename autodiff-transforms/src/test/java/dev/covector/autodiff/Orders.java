package dev.covector.autodiff;

import dev.covector.ir.DType;
import dev.covector.ops.Argsort;
import dev.covector.ops.Cumargmax;
import dev.covector.ops.Searchsorted;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Sorting and searching as their definitions read. */
final class Orders {
    /** By value, 0 and -0 alike, NaN last. */
    private static final Comparator<Complex> ORDER = Comparator.comparingDouble(x -> x.re() + 0.0);

    private Orders() {}

    static Complex larger(Complex x, Complex y) {
        return Complex.of(Math.max(x.re(), y.re()));
    }

    static Complex smaller(Complex x, Complex y) {
        return Complex.of(Math.min(x.re(), y.re()));
    }

    static Numbers argsort(Argsort op, Numbers x) {
        Comparator<Complex> order = op.descending() ? ORDER.reversed() : ORDER;
        return Numbers.of(
                DType.I64,
                x.shape(),
                index -> Complex.of(IntStream.range(0, x.shape()[op.axis()])
                        .boxed()
                        .sorted(Comparator.comparing(place -> x.at(moved(index, op.axis(), place)), order))
                        .toList()
                        .get(index[op.axis()])));
    }

    static Numbers search(Searchsorted op, Numbers sorted, Numbers values) {
        int batch = sorted.shape().length - 1;
        return Numbers.of(DType.I64, values.shape(), index -> {
            int[] from = new int[batch + 1];
            System.arraycopy(index, index.length - batch, from, 1, batch);
            long before = IntStream.range(0, sorted.shape()[0])
                    .filter(place -> {
                        int order = ORDER.compare(sorted.at(moved(from, 0, place)), values.at(index));
                        return op.right() ? order <= 0 : order < 0;
                    })
                    .count();
            return Complex.of(Math.toIntExact(before));
        });
    }

    static Numbers cumargmax(Cumargmax op, Numbers x) {
        return Numbers.of(DType.I64, x.shape(), index -> {
            List<Complex> line = IntStream.rangeClosed(0, index[op.axis()])
                    .mapToObj(place -> x.at(moved(index, op.axis(), place)))
                    .toList();
            List<Complex> numbers =
                    line.stream().anyMatch(y -> Double.isNaN(y.re())) ? List.of(Complex.of(Double.NaN)) : line;
            Complex extreme = op.least()
                    ? numbers.stream().min(ORDER).orElseThrow()
                    : numbers.stream().max(ORDER).orElseThrow();
            return Complex.of(IntStream.range(0, line.size())
                    .filter(place -> ORDER.compare(line.get(place), extreme) == 0)
                    .max()
                    .orElseThrow());
        });
    }

    private static int[] moved(int[] index, int axis, int place) {
        int[] other = Arrays.copyOf(index, index.length);
        other[axis] = place;
        return other;
    }
}
