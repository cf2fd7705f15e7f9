package dev.covector.lower.stablehlo.text;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The statements that exports are made of. Each is written in its static form where the sizes it needs are numbers, else in its
 * dynamic one, with the sizes as values.
 */
public final class HloBuilder {
    private final HloText text;
    private final HloSizes sizes;
    private final Room room = new Room(this);

    public HloBuilder(HloText text, HloSizes sizes) {
        this.text = text;
        this.sizes = sizes;
    }

    /** A size as an {@code i64} scalar. */
    public Hlo size(Dim size) {
        return sizes.of(size);
    }

    /** Sizes as one tensor of {@code i64}. */
    public Hlo sizes(List<Dim> all) {
        return sizes.list(all);
    }

    /** Scalars as one tensor. */
    Hlo joined(List<Hlo> scalars) {
        return sizes.joined(scalars);
    }

    /** A statement that is written as no other is: what stands before the colon, and its signature. */
    Hlo statement(TensorType type, String statement, String signature) {
        return text.pretty(type, statement, signature);
    }

    /** An op on elements of tensors of one shape, {@code stablehlo.add} or {@code chlo.erf}, to a dtype. */
    public Hlo elementwise(String op, DType to, Hlo... operands) {
        List<Hlo> in = List.of(operands);
        TensorType type = in.getLast().type().withDType(to);
        String own = Hlo.type(type);
        if (op.startsWith("chlo.")) {
            return text.pretty(type, op + " " + Hlo.names(in), Hlo.types(in) + " -> " + own);
        }
        boolean alike = in.stream().allMatch(x -> Hlo.type(x.type()).equals(own));
        return text.pretty(type, op + " " + Hlo.names(in), alike ? own : "(" + Hlo.types(in) + ") -> " + own);
    }

    /** A comparison: {@code EQ}, {@code NE}, {@code LT} or {@code LE}. */
    public Hlo compare(String direction, Hlo x, Hlo y) {
        String kind = x.dtype() == DType.BOOL ? "UNSIGNED" : x.dtype().isInteger() ? "SIGNED" : "FLOAT";
        TensorType type = x.type().withDType(DType.BOOL);
        return text.pretty(
                type,
                "stablehlo.compare " + direction + ", " + Hlo.names(List.of(x, y)) + ", " + kind,
                "(" + Hlo.types(List.of(x, y)) + ") -> " + Hlo.type(type));
    }

    public Hlo select(Hlo condition, Hlo x, Hlo y) {
        return text.pretty(
                x.type(), "stablehlo.select " + Hlo.names(List.of(condition, x, y)), Hlo.types(List.of(condition, x)));
    }

    public Hlo convert(Hlo x, DType to) {
        return x.dtype() == to ? x : elementwise("stablehlo.convert", to, x);
    }

    /** The complex conjugate of a complex tensor. */
    public Hlo conjugate(Hlo x) {
        DType part = x.dtype().realPart();
        Hlo im = elementwise("stablehlo.negate", part, elementwise("stablehlo.imag", part, x));
        return elementwise("stablehlo.complex", x.dtype(), elementwise("stablehlo.real", part, x), im);
    }

    /** A number of a dtype, as a scalar. */
    public Hlo constant(DType dtype, Number value) {
        return full(TensorType.scalar(dtype), value);
    }

    /** A tensor of one number. */
    public Hlo full(TensorType type, Number value) {
        String number = Hlo.number(type.dtype(), value);
        return text.once(
                List.of("full", number, type),
                () -> Extents.areWritten(type.shape())
                        ? literal(type, number)
                        : broadcast(constant(type.dtype(), value), type.shape(), List.of()));
    }

    /** A constant whose elements are written as {@code dense<…>} has them. */
    public Hlo literal(TensorType type, String elements) {
        return text.pretty(type, "stablehlo.constant dense<" + elements + ">", Hlo.type(type));
    }

    /** The index along an axis. */
    public Hlo iota(TensorType type, int axis) {
        return text.once(
                List.of("iota", type, axis),
                () -> Extents.areWritten(type.shape())
                        ? text.pretty(type, "stablehlo.iota dim = " + axis, Hlo.type(type))
                        : functional(type, "stablehlo.dynamic_iota", ", dim = " + axis, sizes.list(type.shape())));
    }

    /** Axis i of x becomes axis axes[i], which rise. */
    public Hlo broadcast(Hlo x, List<Dim> shape, List<Integer> axes) {
        TensorType type = x.type().withShape(shape);
        String dims = ", dims = " + axes;
        return type.equals(x.type())
                ? x
                : Extents.areWritten(shape)
                        ? functional(type, "stablehlo.broadcast_in_dim", dims, x)
                        : functional(type, "stablehlo.dynamic_broadcast_in_dim", dims, x, sizes.list(shape));
    }

    /** The elements in row-major order under another shape: where only sizes of one come and go, the order does not matter. */
    public Hlo reshape(Hlo x, List<Dim> shape) {
        TensorType type = x.type().withShape(shape);
        if (Extents.hasRoom(x.type(), type)) {
            return type.equals(x.type()) ? x : room.reshape(x, shape);
        }
        return type.equals(x.type())
                ? x
                : isStatic(shape)
                        ? functional(type, "stablehlo.reshape", "", x)
                        : functional(type, "stablehlo.dynamic_reshape", "", x, sizes.list(shape));
    }

    public Hlo transpose(Hlo x, List<Integer> permutation) {
        if (IntStream.range(0, permutation.size()).allMatch(i -> permutation.get(i) == i)) {
            return x;
        }
        List<Dim> shape = permutation.stream().map(x.type()::dim).toList();
        return functional(x.type().withShape(shape), "stablehlo.transpose", ", dims = " + permutation, x);
    }

    public Hlo reverse(Hlo x, List<Integer> axes) {
        if (Extents.hasRoom(x.type())) {
            return room.reverse(x, axes);
        }
        return axes.isEmpty()
                ? x
                : text.pretty(x.type(), "stablehlo.reverse " + x.name() + ", dims = " + axes, Hlo.type(x.type()));
    }

    /** x with low and high elements around it and so many between its own. */
    public Hlo pad(Hlo x, Hlo value, List<Dim> low, List<Dim> high, List<Dim> interior, List<Dim> shape) {
        TensorType type = x.type().withShape(shape);
        if (Extents.hasRoom(x.type(), type)) {
            return room.pad(x, value, low, interior, shape);
        }
        return isStatic(low) && isStatic(high) && isStatic(interior)
                ? functional(
                        type,
                        "stablehlo.pad",
                        ", low = " + low + ", high = " + high + ", interior = " + interior,
                        x,
                        value)
                : functional(
                        type,
                        "stablehlo.dynamic_pad",
                        "",
                        x,
                        value,
                        sizes.list(low),
                        sizes.list(high),
                        sizes.list(interior));
    }

    public Hlo concatenate(List<Hlo> xs, int axis) {
        if (xs.size() == 1) {
            return xs.getFirst();
        }
        List<Dim> shape = new ArrayList<>(xs.getFirst().type().shape());
        Dim size = xs.stream().map(x -> x.type().dim(axis)).reduce(Dim.ZERO, Dim::plus);
        shape.set(axis, size);
        if (Extents.areKnown() && !size.isConstant()) {
            return room.concatenate(xs, axis, size);
        }
        return functional(xs.getFirst().type().withShape(shape), "stablehlo.concatenate", ", dim = " + axis, xs);
    }

    /** An op whose form ends with its operands and attributes: {@code op %x, %y, attributes}. */
    public Hlo functional(TensorType type, String op, String attributes, Hlo... operands) {
        return functional(type, op, attributes, List.of(operands));
    }

    /** A custom call that is part of StableHLO: {@code target(%x, %y) attributes}. */
    public Hlo custom(TensorType type, String target, List<Hlo> operands, String attributes) {
        return text.pretty(
                type,
                "stablehlo.custom_call @" + target + "(" + Hlo.names(operands) + ") " + attributes,
                "(" + Hlo.types(operands) + ") -> " + Hlo.type(type));
    }

    public Hlo functional(TensorType type, String op, String attributes, List<Hlo> operands) {
        return text.pretty(
                type,
                op + " " + Hlo.names(operands) + attributes,
                "(" + Hlo.types(operands) + ") -> " + Hlo.type(type));
    }

    /** A call of what the target of the module knows by name. The sizes of the results are operands where they are no numbers. */
    public List<Hlo> call(String name, List<Hlo> operands, List<TensorType> results, String attributes) {
        List<Hlo> in = new ArrayList<>(operands);
        String shapes = "";
        if (!results.stream().allMatch(type -> Extents.areWritten(type.shape()))) {
            results.forEach(type -> in.add(sizes.list(type.shape())));
            shapes = "indices_of_shape_operands = dense<"
                    + IntStream.range(operands.size(), in.size()).boxed().toList() + "> : tensor<" + results.size()
                    + "xi64>, ";
        }
        return text.pretty(
                results,
                "stablehlo.custom_call @" + name + "(" + Hlo.names(in) + ") {" + shapes + attributes + "}",
                "(" + Hlo.types(in) + ") -> " + Hlo.resultTypes(results));
    }

    /** The name of a function that combines two scalars of a dtype by an op; the module has it from here on. */
    public String combination(String op, DType dtype) {
        String name = op.substring(op.indexOf('.') + 1) + "_" + dtype;
        String scalar = Hlo.type(TensorType.scalar(dtype));
        text.function(
                name,
                "  func.func private @" + name + "(%x: " + scalar + ", %y: " + scalar + ") -> " + scalar
                        + " {\n    %z = " + op + " %x, %y : " + scalar + "\n    return %z : " + scalar + "\n  }\n");
        return name;
    }

    /** Any op, in the form that all have. */
    public List<Hlo> op(String op, List<Hlo> operands, String attributes, List<TensorType> types) {
        return text.generic(op, operands, attributes, types, List.of());
    }

    /** An op with regions. */
    public List<Hlo> op(
            String op, List<Hlo> operands, String attributes, List<TensorType> types, List<HloRegion> regions) {
        return text.generic(op, operands, attributes, types, regions);
    }

    /** A region that computes scalars of a dtype from as many as are asked for. */
    public static HloRegion scalars(int count, DType dtype, Function<List<Hlo>, Hlo> body) {
        return new HloRegion(
                Collections.nCopies(count, TensorType.scalar(dtype)), params -> List.of(body.apply(params)));
    }

    /** The elements along axes combined by an op, {@code stablehlo.add}, which has this neutral element. */
    public Hlo reduce(Hlo x, Number neutral, String op, List<Integer> axes) {
        TensorType type = x.type().minusAxes(axes);
        List<Integer> sorted = axes.stream().sorted().toList();
        Hlo init = constant(x.dtype(), neutral);
        Hlo all = masked(x, neutral, axes);
        return axes.isEmpty()
                ? x
                : text.pretty(
                        type,
                        "stablehlo.reduce(" + all.name() + " init: " + init.name() + ") applies " + op
                                + " across dimensions = " + sorted,
                        "(" + Hlo.types(List.of(x, init)) + ") -> " + Hlo.type(type));
    }

    /** x, in a module with room with a number wherever an index along one of the axes is beyond its size. */
    public Hlo masked(Hlo x, Number beyond, List<Integer> axes) {
        return Extents.hasRoom(x.type()) ? room.masked(x, constant(x.dtype(), beyond), axes) : x;
    }

    /** x under a type with other sizes, of which no element is beyond those of either. */
    public Hlo resized(Hlo x, TensorType type) {
        return Extents.hasRoom(x.type(), type) ? room.resized(x, type) : functional(type, "stablehlo.convert", "", x);
    }

    /** The part of x that begins at these indices, in a module with room. */
    Hlo slice(Hlo x, List<Dim> starts, List<Dim> shape, List<Dim> steps) {
        return room.slice(x, starts, shape, steps);
    }

    /** Whether all are numbers. */
    public static boolean isStatic(List<Dim> sizes) {
        return sizes.stream().allMatch(Dim::isConstant);
    }
}
