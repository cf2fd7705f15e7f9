package dev.covector.lower.stablehlo.read.ops;

import static dev.covector.lower.stablehlo.read.blocks.OpReader.require;

import dev.covector.ir.DType;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.blocks.BlockReader;
import dev.covector.lower.stablehlo.read.syntax.Operation;
import dev.covector.lower.stablehlo.read.syntax.Region;
import dev.covector.ops.Constant;
import dev.covector.ops.FuncEmitter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The operation by which two scalars become one, in reductions, windows and scatters. */
enum Combiner {
    ADD,
    MULTIPLY,
    MAXIMUM,
    MINIMUM,
    AND,
    OR;

    /** Of {@code stablehlo.add}. */
    static Combiner of(Operation op, String name) {
        return Arrays.stream(values())
                .filter(each -> name.equals("stablehlo." + each.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> BlockReader.error(op, "a reduction by " + name + " is not read"));
    }

    /** Of a region of two parameters that returns one operation on both. */
    static Combiner of(Operation op, Region region) {
        List<Operation> body = region.statements();
        boolean fits = region.parameters().size() == 2
                && body.size() == 1
                && body.getFirst().results().equals(region.end().operands())
                && isBoth(region, body.getFirst().operands());
        require(fits, op, "its region must be one operation on its two parameters");
        return of(op, body.getFirst().name());
    }

    private static boolean isBoth(Region region, List<String> operands) {
        List<String> names = region.parameters().stream().map(p -> p.name()).toList();
        return operands.equals(names) || operands.equals(names.reversed());
    }

    Value both(FuncEmitter b, Value x, Value y) {
        return switch (this) {
            case ADD -> b.add(x, y);
            case MULTIPLY -> b.mul(x, y);
            case MAXIMUM -> b.maximum(x, y);
            case MINIMUM -> b.minimum(x, y);
            case AND -> b.and(x, y);
            case OR -> b.or(x, y);
        };
    }

    Value reduce(FuncEmitter b, Value x, List<Integer> axes, Operation op) {
        if (x.type().dtype() == DType.BOOL) {
            return switch (this) {
                case ADD, MAXIMUM, OR -> b.any(x, axes);
                case MULTIPLY, MINIMUM, AND -> b.all(x, axes);
            };
        }
        return switch (this) {
            case ADD -> b.sum(x, axes);
            case MULTIPLY -> b.prod(x, axes);
            case MAXIMUM -> b.max(x, axes);
            case MINIMUM -> b.min(x, axes);
            case AND, OR -> throw BlockReader.error(op, "a reduction of integers bit by bit is not read");
        };
    }

    /** Whether a value is what changes nothing: then it may be left out. */
    boolean isNeutral(Value init, BlockReader r) {
        @Nullable Op op = r.definition(init);
        if (!(op instanceof Constant constant) || constant.value().elements().size() != 1) {
            return false;
        }
        Object number = constant.value().elements().getFirst();
        DType dtype = constant.dtype();
        return switch (this) {
            case ADD, OR -> isNumber(number, 0);
            case MULTIPLY -> isNumber(number, 1);
            case AND -> dtype == DType.BOOL && isNumber(number, 1);
            case MAXIMUM -> number.equals(extreme(dtype, false));
            case MINIMUM -> number.equals(extreme(dtype, true));
        };
    }

    private static boolean isNumber(Object x, long number) {
        return x instanceof Boolean flag ? flag == (number == 1) : x instanceof Number n && n.doubleValue() == number;
    }

    private static Object extreme(DType dtype, boolean largest) {
        return switch (dtype) {
            case BOOL -> largest;
            case I32 -> (long) (largest ? Integer.MAX_VALUE : Integer.MIN_VALUE);
            case I64 -> largest ? Long.MAX_VALUE : Long.MIN_VALUE;
            case F32, F64, C64, C128 -> largest ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        };
    }
}
