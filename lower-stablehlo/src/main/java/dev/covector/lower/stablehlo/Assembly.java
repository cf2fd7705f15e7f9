package dev.covector.lower.stablehlo;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.ops.Lowering.Assembled;
import dev.covector.ops.Lowering.Region;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A tensor put together from others: one after the other, or each in its place among a scalar. */
final class Assembly {
    private Assembly() {}

    static Hlo write(Assembled assembled, List<Hlo> in, TensorType type, HloBuilder b) {
        Integer fill = assembled.fill();
        int axis = fill == null ? joined(assembled.regions(), in, type) : -1;
        if (axis >= 0) {
            return b.concatenate(
                    assembled.regions().stream().map(r -> in.get(r.operand())).toList(), axis);
        }
        Hlo around = fill == null ? b.constant(type.dtype(), 0) : in.get(fill);
        Hlo whole = null;
        for (Region region : assembled.regions()) {
            Hlo x = in.get(region.operand());
            Hlo placed = placed(region, x, around, type, b);
            if (whole == null) {
                whole = placed;
                continue;
            }
            Hlo here = b.full(x.type().withDType(DType.BOOL), 1);
            Hlo is = placed(region, here, b.constant(DType.BOOL, 0), type.withDType(DType.BOOL), b);
            whole = b.select(is, placed, whole);
        }
        return whole == null ? b.broadcast(around, type.shape(), List.of()) : whole;
    }

    private static Hlo placed(Region region, Hlo x, Hlo around, TensorType type, HloBuilder b) {
        List<Dim> high = new ArrayList<>();
        List<Dim> interior = new ArrayList<>();
        for (int axis = 0; axis < type.rank(); axis++) {
            Dim size = x.type().dim(axis);
            Dim gap = region.steps().get(axis).minus(1);
            Dim gaps = gap.equals(Dim.ZERO)
                    ? Dim.ZERO
                    : size.minus(1).max(Dim.ZERO).times(gap);
            high.add(type.dim(axis).minus(region.starts().get(axis)).minus(size).minus(gaps));
            interior.add(gap);
        }
        return b.pad(x, around, region.starts(), high, interior, type.shape());
    }

    /** The axis along which the regions follow each other and fill the whole, or -1. */
    private static int joined(List<Region> regions, List<Hlo> in, TensorType type) {
        for (int axis = 0; axis < type.rank(); axis++) {
            List<Dim> starts = new ArrayList<>(Collections.nCopies(type.rank(), Dim.ZERO));
            boolean follow = !regions.isEmpty();
            for (Region region : regions) {
                follow &= region.starts().equals(starts)
                        && region.steps().stream().allMatch(Dim.ONE::equals);
                starts.set(
                        axis,
                        starts.get(axis).plus(in.get(region.operand()).type().dim(axis)));
            }
            if (follow && starts.get(axis).equals(type.dim(axis))) {
                return axis;
            }
        }
        return -1;
    }
}
