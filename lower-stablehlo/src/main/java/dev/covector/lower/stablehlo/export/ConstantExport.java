package dev.covector.lower.stablehlo.export;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.ops.Constant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A literal. */
record ConstantExport(Constant op) implements Export {
    @Override
    public List<Hlo> write(List<Hlo> operands, HloBuilder b) {
        TensorType type = new TensorType(op.dtype(), op.shape());
        List<Object> elements = op.value().elements();
        if (elements.size() == 1) {
            return List.of(b.full(type, number(elements.getFirst(), op.dtype())));
        }
        List<Integer> shape =
                op.shape().stream().map(Dim::constant).map(Math::toIntExact).toList();
        return List.of(b.literal(type, nested(elements, shape, 0, 0, 1)));
    }

    /** The elements in brackets, the last axis innermost; {@code position} goes through the column-major order. */
    private String nested(List<Object> elements, List<Integer> shape, int axis, int position, int stride) {
        if (axis == shape.size()) {
            return Hlo.number(op.dtype(), number(elements.get(position), op.dtype()));
        }
        return IntStream.range(0, shape.get(axis))
                .mapToObj(i -> nested(elements, shape, axis + 1, position + i * stride, stride * shape.get(axis)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static Number number(Object element, DType dtype) {
        return switch (element) {
            case Boolean flag -> (Number) (flag ? 1L : 0L);
            case Number n when dtype.isInexact() -> (Number) n.doubleValue();
            case Number n -> (Number) n.longValue();
            default -> throw new IllegalStateException("no element of a literal: " + element);
        };
    }
}
