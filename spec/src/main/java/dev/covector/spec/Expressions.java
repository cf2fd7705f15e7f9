package dev.covector.spec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.covector.spec.OpSpecParser.BinContext;
import dev.covector.spec.OpSpecParser.CallContext;
import dev.covector.spec.OpSpecParser.ExprContext;
import dev.covector.spec.OpSpecParser.NegContext;
import dev.covector.spec.OpSpecParser.NumContext;
import dev.covector.spec.OpSpecParser.ParenContext;
import dev.covector.spec.OpSpecParser.PartContext;
import dev.covector.spec.OpSpecParser.RefContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.tree.ParseTree;

/** Prints the expressions of ops.spec as Java: derivatives as builder calls, values as kernel arithmetic. */
final class Expressions {
    private static final Set<String> INTRINSICS = Set.of(
            "rem",
            "fma",
            "max",
            "min",
            "floor",
            "ceil",
            "rint",
            "sqrt",
            "abs",
            "copysign",
            "eq",
            "ne",
            "lt",
            "le",
            "select",
            "and",
            "or",
            "xor",
            "not",
            "neg",
            "exp",
            "expm1",
            "log",
            "log1p",
            "sin",
            "cos",
            "tanh",
            "tan",
            "asin",
            "acos",
            "atan",
            "sinh",
            "cosh",
            "log10",
            "cbrt",
            "logistic",
            "pow",
            "atan2",
            "zeta",
            "igamma",
            "igammac",
            "gcd");

    private final List<String> operands;
    private final Set<String> ops;

    Expressions(List<String> operands, Set<String> ops) {
        this.operands = operands;
        this.ops = ops;
    }

    /** Calls on the builder {@code b}, so that derivatives are IR and differentiate again. */
    CodeBlock derivative(ExprContext e) {
        return switch (e) {
            case NegContext x -> CodeBlock.of("b.neg($L)", derivative(x.expr()));
            case ParenContext x -> derivative(x.expr());
            case NumContext x -> CodeBlock.of("$L", Double.parseDouble(x.getText()));
            case BinContext x ->
                CodeBlock.of(
                        "b.$L($L, $L)", builderName(x.sign.getText()), derivative(x.expr(0)), derivative(x.expr(1)));
            case RefContext x -> reference(x.getText());
            case CallContext x
            when ops.contains(x.function.getText()) ->
                CodeBlock.of(
                        "b.$L($L)",
                        x.function.getText(),
                        join(x.expr().stream().map(this::derivative).toList()));
            case CallContext x ->
                CodeBlock.of(
                        "$T.$L(b, $L)",
                        Names.DERIVATIVES,
                        camel(x.function.getText()),
                        join(x.expr().stream().map(this::derivative).toList()));
            default -> throw new IllegalArgumentException("no derivative: " + e.getText());
        };
    }

    /** Whether the expression is a map of the named tangent and not a factor of it. */
    static boolean mentions(ParseTree e, String name) {
        if (e.getText().equals(name)) {
            return true;
        }
        for (int i = 0; i < e.getChildCount(); i++) {
            if (mentions(e.getChild(i), name)) {
                return true;
            }
        }
        return false;
    }

    private CodeBlock reference(String name) {
        if (operands.contains(name)) {
            return CodeBlock.of("op.$L()", name);
        }
        return name.equals("out") || name.equals("ct") ? CodeBlock.of("$L", name) : CodeBlock.of("d");
    }

    /** Calls on the kernel scalars {@code k}; the operands are the list {@code in}. */
    CodeBlock value(ExprContext e) {
        return switch (e) {
            case NegContext x -> intrinsic("neg", List.of(value(x.expr())));
            case ParenContext x -> value(x.expr());
            case NumContext x -> CodeBlock.of("k.like(in.get(0).re(), $L)", Double.parseDouble(x.getText()));
            case BinContext x -> intrinsic(builderName(x.sign.getText()), List.of(value(x.expr(0)), value(x.expr(1))));
            case RefContext x -> CodeBlock.of("in.get($L).re()", operands.indexOf(x.getText()));
            case PartContext x ->
                CodeBlock.of("in.get($L).$L()", operands.indexOf(x.word().getText()), x.part.getText());
            case CallContext x ->
                apply(
                        family(x),
                        x.function.getText(),
                        x.expr().stream().map(this::value).toList());
            default -> throw new IllegalArgumentException("no value: " + e.getText());
        };
    }

    private static CodeBlock apply(ClassName family, String function, List<CodeBlock> arguments) {
        return INTRINSICS.contains(function) && family.equals(Names.FORMULAS)
                ? intrinsic(function, arguments)
                : CodeBlock.of("$T.$L(k, $L)", family, camel(function), join(arguments));
    }

    private static CodeBlock intrinsic(String function, List<CodeBlock> arguments) {
        return CodeBlock.of("k.apply($T.$L, $L)", Names.INTRINSIC, function.toUpperCase(Locale.ROOT), join(arguments));
    }

    /** The class of a function that is no intrinsic. */
    private static ClassName family(CallContext call) {
        return call.family == null ? Names.FORMULAS : ClassName.get(Names.MATH, call.family.getText());
    }

    private static String builderName(String sign) {
        return switch (sign) {
            case "+" -> "add";
            case "-" -> "sub";
            case "*" -> "mul";
            case "/" -> "div";
            default -> throw new IllegalArgumentException("no operator " + sign);
        };
    }

    private static String camel(String snake) {
        StringBuilder text = new StringBuilder();
        for (String word : snake.split("_", -1)) {
            text.append(text.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return text.toString();
    }

    private static CodeBlock join(List<CodeBlock> parts) {
        return CodeBlock.join(parts, ", ");
    }
}
