package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The elements at which a mask for some neighbouring axes holds, in column-major order of the mask; all along other axes. */
record MaskedSelection(String op, Tensor of, Tensor mask, int axis) implements Selection {
    /** Of an index that has a mask and takes all other axes as they are. */
    static MaskedSelection of(String op, Tensor x, List<Index> entries) {
        int at = 0;
        while (!Entries.isMask(entries.get(at))) {
            at++;
        }
        Tensor mask = (Tensor) entries.get(at);
        List<Index> others = new ArrayList<>(entries);
        others.remove(at);
        if (!others.stream().allMatch(Slice.all()::equals)) {
            throw UserLine.typeError(
                    op
                            + ": beside a mask all other axes are taken whole; got other entries; select with where, or slice first");
        }
        if (!Joining.equal(op, mask.shape(), x.shape().subList(at, at + mask.rank()))) {
            throw UserLine.typeError(op + ": a mask must have the sizes of the axes that it is for; got " + mask.type()
                    + " for axis " + at + " of " + x.type());
        }
        return new MaskedSelection(op, x, mask, at);
    }

    @Override
    public Tensor get() {
        if (mask.rank() == 0) {
            return of.expandDims(axis).filter(mask.flatten(), axis);
        }
        return of.flatten(axis, axis + mask.rank() - 1).filter(mask.flatten(), axis);
    }

    @Override
    public Tensor update(Update update, Tensor values) {
        List<Dim> ones = new ArrayList<>(mask.shape());
        ones.addAll(0, Collections.nCopies(axis, Dim.ONE));
        ones.addAll(Collections.nCopies(after(), Dim.ONE));
        Tensor all = Broadcasting.expanded(op, updates(values), of.shape());
        return mask.reshape(ones).select(update.each(of, all), of);
    }

    /** How many axes of the tensor are behind the mask. */
    private int after() {
        return of.rank() - axis - mask.rank();
    }

    /** Values with an axis for the chosen elements, if they have one, as values with the axes of the mask. */
    private Tensor updates(Tensor values) {
        int chosen = values.rank() - 1 - after();
        if (chosen < 0) {
            return values;
        }
        if (values.dim(chosen).equals(Dim.ONE)) {
            List<Dim> shape = new ArrayList<>(values.shape());
            shape.remove(chosen);
            shape.addAll(chosen, Collections.nCopies(mask.rank(), Dim.ONE));
            return values.reshape(shape);
        }
        Tensor number = mask.flatten().convert(DType.I64).cumsum(0).sub(1).reshape(mask.shape());
        return values.take(number.maximum(0), chosen);
    }
}
