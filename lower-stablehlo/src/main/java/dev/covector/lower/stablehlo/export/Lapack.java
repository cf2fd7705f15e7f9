package dev.covector.lower.stablehlo.export;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.lower.stablehlo.text.Extents;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The custom calls of JAX's CPU backend, {@code lapack_dgeqrf_ffi}: matrices column-major in the last two axes, the others batch
 * axes, the numbers of LAPACK's character arguments as attributes. Covector's PJRT client registers them where XLA has none.
 */
final class Lapack {
    /** What the names of the same calls end with whose matrices are the corners of larger ones, which XLA does not know. */
    private static final String IN_CORNERS = "_in_corners";

    private Lapack() {}

    /** Calls a routine, named without the letter of its dtype; the first result is the first operand overwritten. */
    static List<Hlo> call(String routine, List<Hlo> operands, List<TensorType> results, String config, HloBuilder b) {
        DType dtype = operands.getFirst().dtype();
        if (Extents.hasRoom(results.toArray(TensorType[]::new))) {
            return inCorners("lapack_" + letter(dtype) + routine + "_ffi" + IN_CORNERS, operands, results, config, b);
        }
        List<TensorType> given = new ArrayList<>();
        operands.forEach(x -> given.add(x.type()));
        int shapes = results.stream().allMatch(type -> HloBuilder.isStatic(type.shape())) ? 0 : results.size();
        for (int i = 0; i < shapes; i++) {
            given.add(TensorType.of(DType.I64, Dim.ONE));
        }
        int matrix = operands.getFirst().rank();
        String index = results.size() == 1 ? "" : "0";
        String attributes = "backend_config = \"\", mhlo.backend_config = {" + config + "}, operand_layouts = "
                + layouts(given, matrix)
                + ", output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = ["
                + index + "], operand_index = 0, operand_tuple_indices = []>], result_layouts = "
                + layouts(results, matrix);
        return b.call("lapack_" + letter(dtype) + routine + "_ffi", operands, results, attributes);
    }

    /** Calls a routine on matrices with room: the sizes of all operands and results, axis by axis, are one more operand. */
    private static List<Hlo> inCorners(
            String name, List<Hlo> operands, List<TensorType> results, String config, HloBuilder b) {
        List<Dim> sizes = new ArrayList<>();
        operands.forEach(x -> sizes.addAll(x.type().shape()));
        results.forEach(type -> sizes.addAll(type.shape()));
        List<Hlo> in = new ArrayList<>(operands);
        in.add(b.sizes(sizes));
        List<TensorType> given = in.stream().map(Hlo::type).toList();
        int matrix = operands.getFirst().rank();
        String attributes = "backend_config = \"\", mhlo.backend_config = {" + config + "}, operand_layouts = "
                + layouts(given, matrix) + ", result_layouts = " + layouts(results, matrix);
        return b.call(name, in, results, attributes);
    }

    /** The names of routines for symmetric and orthogonal matrices differ from those for Hermitian and unitary ones. */
    static String either(DType dtype, String real, String complex) {
        return dtype.isComplex() ? complex : real;
    }

    /** An attribute that stands for a character argument. */
    static String character(String name, char value) {
        return name + " = " + (int) value + " : ui8";
    }

    /** From the fastest axis to the slowest: the rows of matrices, their columns, the batch from the last axis on. */
    private static String layouts(List<TensorType> types, int matrix) {
        return types.stream().map(type -> layout(type.rank(), matrix)).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String layout(int rank, int matrix) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, rank).boxed().toList().reversed());
        if (rank == matrix) {
            order.set(0, rank - 2);
            order.set(1, rank - 1);
        }
        return "dense<" + (rank == 1 ? "0" : rank == 0 ? "" : order) + "> : tensor<" + rank + "xindex>";
    }

    private static char letter(DType dtype) {
        return switch (dtype) {
            case F32 -> 's';
            case F64 -> 'd';
            case C64 -> 'c';
            case C128 -> 'z';
            case BOOL, I32, I64 -> throw new IllegalArgumentException("LAPACK has no routines for " + dtype);
        };
    }
}
