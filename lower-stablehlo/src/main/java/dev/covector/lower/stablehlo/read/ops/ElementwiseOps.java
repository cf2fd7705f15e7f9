package dev.covector.lower.stablehlo.read.ops;

import static dev.covector.lower.stablehlo.read.blocks.OpReader.require;

import dev.covector.ir.DType;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.blocks.BlockReader;
import dev.covector.lower.stablehlo.read.blocks.Known;
import dev.covector.lower.stablehlo.read.blocks.Numbers;
import dev.covector.lower.stablehlo.read.blocks.OpReader;
import dev.covector.lower.stablehlo.read.blocks.Types;
import dev.covector.lower.stablehlo.read.syntax.Operation;
import dev.covector.ops.FuncEmitter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operations on each element: the op that computes the same. */
final class ElementwiseOps {
    private ElementwiseOps() {}

    @FunctionalInterface
    private interface One {
        Value emit(FuncEmitter b, Value x);
    }

    @FunctionalInterface
    private interface Two {
        Value emit(FuncEmitter b, Value x, Value y);
    }

    private static final Map<String, One> ONE = Map.ofEntries(
            Map.entry("stablehlo.abs", FuncEmitter::abs),
            Map.entry("stablehlo.cbrt", FuncEmitter::cbrt),
            Map.entry("stablehlo.ceil", FuncEmitter::ceil),
            Map.entry("stablehlo.cosine", FuncEmitter::cos),
            Map.entry("stablehlo.exponential", FuncEmitter::exp),
            Map.entry("stablehlo.exponential_minus_one", FuncEmitter::expm1),
            Map.entry("stablehlo.floor", FuncEmitter::floor),
            Map.entry("stablehlo.imag", FuncEmitter::imag),
            Map.entry("stablehlo.log", FuncEmitter::log),
            Map.entry("stablehlo.log_plus_one", FuncEmitter::log1p),
            Map.entry("stablehlo.logistic", FuncEmitter::logistic),
            Map.entry("stablehlo.negate", FuncEmitter::neg),
            Map.entry("stablehlo.not", FuncEmitter::not),
            Map.entry("stablehlo.real", FuncEmitter::real),
            Map.entry("stablehlo.round_nearest_even", FuncEmitter::round),
            Map.entry("stablehlo.sign", FuncEmitter::sign),
            Map.entry("stablehlo.sine", FuncEmitter::sin),
            Map.entry("stablehlo.sqrt", FuncEmitter::sqrt),
            Map.entry("stablehlo.tan", FuncEmitter::tan),
            Map.entry("stablehlo.tanh", FuncEmitter::tanh),
            Map.entry("chlo.acos", FuncEmitter::acos),
            Map.entry("chlo.acosh", FuncEmitter::acosh),
            Map.entry("chlo.asin", FuncEmitter::asin),
            Map.entry("chlo.asinh", FuncEmitter::asinh),
            Map.entry("chlo.atan", FuncEmitter::atan),
            Map.entry("chlo.atanh", FuncEmitter::atanh),
            Map.entry("chlo.bessel_i1e", FuncEmitter::i1e),
            Map.entry("chlo.cosh", FuncEmitter::cosh),
            Map.entry("chlo.digamma", FuncEmitter::digamma),
            Map.entry("chlo.erf", FuncEmitter::erf),
            Map.entry("chlo.erf_inv", FuncEmitter::erfinv),
            Map.entry("chlo.erfc", FuncEmitter::erfc),
            Map.entry("chlo.lgamma", FuncEmitter::lgamma),
            Map.entry("chlo.sinh", FuncEmitter::sinh));

    private static final Map<String, Two> TWO = Map.ofEntries(
            Map.entry("stablehlo.add", FuncEmitter::add),
            Map.entry("stablehlo.and", FuncEmitter::and),
            Map.entry("stablehlo.atan2", FuncEmitter::atan2),
            Map.entry("stablehlo.complex", FuncEmitter::complex),
            Map.entry("stablehlo.divide", FuncEmitter::div),
            Map.entry("stablehlo.maximum", FuncEmitter::maximum),
            Map.entry("stablehlo.minimum", FuncEmitter::minimum),
            Map.entry("stablehlo.multiply", FuncEmitter::mul),
            Map.entry("stablehlo.or", FuncEmitter::or),
            Map.entry("stablehlo.power", FuncEmitter::pow),
            Map.entry("stablehlo.remainder", FuncEmitter::rem),
            Map.entry("stablehlo.shift_left", FuncEmitter::shiftLeft),
            Map.entry("stablehlo.shift_right_arithmetic", FuncEmitter::shiftRight),
            Map.entry("stablehlo.shift_right_logical", FuncEmitter::shiftRightLogical),
            Map.entry("stablehlo.subtract", FuncEmitter::sub),
            Map.entry("stablehlo.xor", FuncEmitter::xor),
            Map.entry("chlo.next_after", FuncEmitter::nextafter),
            Map.entry("chlo.zeta", FuncEmitter::zeta));

    private static final Map<String, Two> COMPARISONS = Map.of(
            "EQ", FuncEmitter::eq,
            "NE", FuncEmitter::ne,
            "LT", FuncEmitter::lt,
            "LE", FuncEmitter::le,
            "GT", FuncEmitter::gt,
            "GE", FuncEmitter::ge);

    static Map<String, OpReader> readers() {
        Map<String, OpReader> all = new HashMap<>();
        ONE.forEach((name, function) -> all.put(
                name,
                OpReader.of(
                        1,
                        (_, in, r) ->
                                Known.of(function.emit(r.b(), in.getFirst().value())))));
        TWO.forEach((name, function) -> all.put(name, OpReader.of(2, (op, in, r) -> {
            Numbers numbers = numbers(name, in.get(0), in.get(1));
            Known size = numbers == null ? null : r.size(numbers, in.get(0).type());
            return size != null
                    ? size
                    : known(function.emit(r.b(), in.get(0).value(), in.get(1).value()), numbers);
        })));
        all.put("stablehlo.compare", OpReader.of(2, ElementwiseOps::compare));
        all.put("stablehlo.select", OpReader.of(3, ElementwiseOps::select));
        all.put("stablehlo.convert", OpReader.of(1, ElementwiseOps::convert));
        all.put(
                "stablehlo.bitcast_convert",
                OpReader.of(
                        1,
                        (op, in, r) ->
                                Known.of(r.b().emit(new Bitcast(in.getFirst().value(), result(op)))
                                        .getFirst())));
        return all;
    }

    /** What is known of sums and the like of sizes. */
    private static @Nullable Numbers numbers(String name, Known x, Known y) {
        boolean areSizes = x.dtype() == DType.I64 && x.type().equals(y.type());
        return areSizes ? Numbers.of(name.substring(name.indexOf('.') + 1), x.numbers(), y.numbers()) : null;
    }

    /** The value with what is known of its elements; an integer scalar is at least known to be itself. */
    static Known known(Value value, @Nullable Numbers numbers) {
        return numbers == null ? Known.of(value) : Known.of(value, numbers);
    }

    private static Known compare(Operation op, List<Known> in, BlockReader r) {
        String direction = op.attributes().word("comparison_direction");
        Two function = COMPARISONS.get(direction);
        if (function == null) {
            throw BlockReader.error(op, "no comparison is " + direction);
        }
        String kind = op.attributes().has("compare_type") ? op.attributes().word("compare_type") : "NOTYPE";
        require(!kind.equals("TOTALORDER"), op, "the total order of reals, in which -0 is less than 0, is not read");
        Value result = function.emit(r.b(), in.get(0).value(), in.get(1).value());
        return Known.of(
                result,
                Numbers.compare(direction, in.get(0).numbers(), in.get(1).numbers()));
    }

    /** The condition may be a scalar. */
    private static Known select(Operation op, List<Known> in, BlockReader r) {
        Known condition = in.getFirst();
        Known x = in.get(1);
        Value each =
                condition.rank() == 0 ? r.b().spread(condition.value(), x.type().shape()) : condition.value();
        Value result = r.b().select(each, x.value(), in.get(2).value());
        return known(
                result,
                Numbers.select(condition.numbers(), x.numbers(), in.get(2).numbers()));
    }

    private static Known convert(Operation op, List<Known> in, BlockReader r) {
        Known x = in.getFirst();
        DType to = result(op);
        Numbers numbers = x.numbers();
        if (numbers != null && x.dtype().isInteger() && to == DType.I64) {
            Known size = r.size(numbers, x.type().withDType(to));
            if (size != null) {
                return size;
            }
        }
        Value result = r.b().convertTo(x.value(), to);
        return x.dtype().isInteger() && to.isInteger() ? known(result, x.numbers()) : Known.of(result);
    }

    private static DType result(Operation op) {
        require(op.resultTypes().size() == 1, op, "there is one result");
        return Types.dtype(Types.tensor(op.resultTypes().getFirst(), op.place()), op.place());
    }
}
