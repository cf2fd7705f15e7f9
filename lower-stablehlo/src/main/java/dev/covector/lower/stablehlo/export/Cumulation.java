package dev.covector.lower.stablehlo.export;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.lower.stablehlo.text.Extents;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The elements up to and including each one along an axis, combined: windows that end there, as JAX has it. XLA makes a tree of them. */
final class Cumulation {
    private Cumulation() {}

    static Hlo of(Hlo x, int axis, boolean reverse, String op, Number neutral, HloBuilder b) {
        Dim size = x.type().dim(axis);
        if (Extents.isNone(size)) {
            return x;
        }
        if (Extents.areKnown() && !size.isConstant()) {
            TensorType all = TensorType.of(
                    x.dtype(), x.type().shape().stream().map(Extents::room).toArray(Dim[]::new));
            Hlo written = new Hlo(b.masked(x, neutral, List.of(axis)).name(), all);
            return new Hlo(of(written, axis, reverse, op, neutral, b).name(), x.type());
        }
        Hlo init = b.constant(x.dtype(), neutral);
        List<Dim> ones = Collections.nCopies(x.rank(), Dim.ONE);
        List<Dim> window = new ArrayList<>(ones);
        window.set(axis, size);
        List<Dim> padding = new ArrayList<>(Collections.nCopies(2 * x.rank(), Dim.ZERO));
        padding.set(2 * axis + (reverse ? 1 : 0), size.minus(1));
        if (!HloBuilder.isStatic(window)) {
            Hlo strides = b.sizes(ones);
            Hlo pairs = b.reshape(b.sizes(padding), List.of(Dim.of(x.rank()), Dim.of(2)));
            return b.custom(
                    x.type(),
                    "stablehlo.dynamic_reduce_window",
                    List.of(x, init, b.sizes(window), strides, strides, strides, pairs),
                    "{api_version = 2 : i32, called_computations = [@" + b.combination(op, x.dtype()) + "]}");
        }
        String one = array(ones);
        List<List<Dim>> pairs = new ArrayList<>();
        for (int i = 0; i < x.rank(); i++) {
            pairs.add(padding.subList(2 * i, 2 * i + 2));
        }
        String attributes = "base_dilations = " + one + ", padding = dense<" + pairs + "> : tensor<" + x.rank()
                + "x2xi64>, window_dilations = " + one + ", window_dimensions = " + array(window)
                + ", window_strides = " + one;
        DType dtype = x.dtype();
        return b.op(
                        "stablehlo.reduce_window",
                        List.of(x, init),
                        attributes,
                        List.<TensorType>of(x.type()),
                        List.of(HloBuilder.scalars(
                                2, dtype, pair -> b.elementwise(op, dtype, pair.get(0), pair.get(1)))))
                .getFirst();
    }

    private static String array(List<Dim> sizes) {
        String all = sizes.toString();
        return "array<i64: " + all.substring(1, all.length() - 1) + ">";
    }
}
