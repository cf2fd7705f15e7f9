package dev.covector.spec;

import com.palantir.javapoet.ClassName;
import dev.covector.spec.OpSpecParser.ExprContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One op as ops.spec declares it. */
record Entry(
        String name,
        String doc,
        List<Operand> operands,
        List<Attribute> attributes,
        List<String> results,
        @Nullable String hlo,
        List<Constraint> constraints,
        List<String> examples,
        List<String> linear,
        @Nullable String rules,
        @Nullable Elementwise elementwise) {

    /** A tensor that the op takes; the last one or two may be lists. */
    record Operand(String name, String dtypes, boolean many) {}

    /** A constant that the op takes: literal, dtype, dim, symbol (a size that the op makes), dims, int, ints or flag. */
    record Attribute(String name, String kind) {}

    /** A requirement in words, and operands and attributes that break it: {@code (f64[n]) {axes = [1]}}. */
    record Constraint(String text, List<String> broken) {}

    /** What an elementwise entry says instead of naming a rules class. */
    record Elementwise(
            String result,
            ExprContext value,
            List<ExprContext> complex,
            Map<String, ExprContext> partials,
            Map<String, ExprContext> adjoints) {}

    String className() {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    ClassName type() {
        return ClassName.get(Names.OPS, className());
    }

    /** Names of operands, then of attributes: the components of the record. */
    List<String> components() {
        return Stream.concat(
                        operands.stream().map(Operand::name),
                        attributes.stream().map(Attribute::name))
                .toList();
    }

    boolean variadic() {
        return operands.stream().anyMatch(Operand::many);
    }
}
