package dev.covector.lower.stablehlo.read.blocks;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.lower.stablehlo.read.syntax.Place;
import dev.covector.lower.stablehlo.read.syntax.ReadException;
import dev.covector.lower.stablehlo.read.syntax.Type;
import dev.covector.ops.OpSet;
import java.util.List;
import java.util.function.Supplier;

/** Types of the text and types of the function. */
public final class Types {
    private Types() {}

    /** The dtype that elements have. */
    public static DType dtype(Type.Tensor type, Place place) {
        return switch (type.element()) {
            case "i1" -> DType.BOOL;
            case "i32" -> DType.I32;
            case "i64" -> DType.I64;
            case "f32" -> DType.F32;
            case "f64" -> DType.F64;
            case "complex<f32>" -> DType.C64;
            case "complex<f64>" -> DType.C128;
            default ->
                throw new ReadException(
                        place,
                        "Covector has no dtype for the elements of " + type
                                + "; convert them to i1, i32, i64, f32, f64 or complex");
        };
    }

    public static Type.Tensor tensor(Type type, Place place) {
        if (type instanceof Type.Tensor tensor) {
            return tensor;
        }
        throw new ReadException(place, "a value must be a tensor; got " + type);
    }

    /** The type, with a size made up for each question mark. */
    public static TensorType of(Type text, Place place, Supplier<Dim> unknown) {
        Type.Tensor type = tensor(text, place);
        List<Dim> shape = type.sizes().stream()
                .map(size -> size == Type.UNKNOWN ? unknown.get() : Dim.of(size))
                .toList();
        return new TensorType(dtype(type, place), shape);
    }

    /** The type in Covector's own words, {@code f64[n, 2*m]}, which must agree with that of the text. */
    public static TensorType own(String words, Type text, Place place) {
        TensorType type;
        try {
            type = Func.parse("func f(%0: " + words + ") -> () {\n return\n}", OpSet.STANDARD)
                    .paramTypes()
                    .getFirst();
        } catch (TypeException e) {
            throw new ReadException(place, "covector.type is no type: " + words, e);
        }
        require(type, text, "covector.type", place);
        return type;
    }

    /** Checks that a value has the type that the text says; sizes that are no numbers are taken to be those of the text. */
    public static void require(TensorType type, Type text, String what, Place place) {
        Type.Tensor said = tensor(text, place);
        boolean fits = dtype(said, place) == type.dtype() && said.sizes().size() == type.rank();
        for (int axis = 0; fits && axis < type.rank(); axis++) {
            long size = said.sizes().get(axis);
            fits = size == Type.UNKNOWN
                    || SizeScope.holds(type.dim(axis), Relation.EQUAL, Dim.of(size), "the type " + said);
        }
        if (!fits) {
            throw new ReadException(place, what + " is " + type + ", where the text says " + said);
        }
    }
}
