package dev.covector.autodiff;

import dev.covector.ir.Func;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Small programs that together use every op of ops.spec. */
public final class Programs {
    private static final Pattern PARAMETER = Pattern.compile(", (?=[a-z]+\\d*\\[)");

    private Programs() {}

    /** Those whose derivatives are checked. */
    public static Stream<String> differentiable() {
        return Stream.of(
                        elementwise(),
                        functions(),
                        structural(),
                        products(),
                        scattered(),
                        scans(),
                        MatrixPrograms.all())
                .flatMap(programs -> programs);
    }

    /** Those that compute with whole numbers and truths, or make tensors of nothing. */
    public static Stream<String> others() {
        Stream<String> compared = Stream.of("eq", "ne", "lt", "le", "gt", "ge")
                .flatMap(op -> Stream.of("f64", "f32", "i64", "i32")
                        .map(t -> "%s[n], %s[n]\n bool[n] = %s %%0, %%1".formatted(t, t, op)));
        Stream<String> whole = Stream.of(
                        "add", "sub", "mul", "div", "rem", "maximum", "minimum", "and", "or", "xor", "gcd", "lcm",
                        "pow")
                .flatMap(op -> Stream.of("i64", "i32")
                        .map(t -> "%s[n, m], %s[n, m]\n %s[n, m] = %s %%0, %%1".formatted(t, t, t, op)));
        Stream<String> shifted = Stream.of("shiftLeft", "shiftRight", "shiftRightLogical")
                .flatMap(op -> Stream.of("i64", "i32")
                        .map(t ->
                                "%s[n], %s[n]\n %s[n] = mul %%0, %%0\n %s[n] = mul %%2, %%2\n %s[n] = mul %%3, %%1\n %s[n] = %s %%4, %%1"
                                        .formatted(t, t, t, t, t, t, op)));
        Stream<String> truths = Stream.of("and", "or", "xor", "eq", "ne", "lt", "le", "gt", "ge")
                .map(op -> "bool[n], bool[n]\n bool[n] = " + op + " %0, %1");
        Stream<String> one = Stream.of("neg", "abs", "sign", "not")
                .flatMap(op -> Stream.of("i64", "i32").map(t -> "%s[n]\n %s[n] = %s %%0".formatted(t, t, op)));
        Stream<String> converted = Stream.of("f64", "f32", "i64", "i32", "bool", "c128", "c64")
                .flatMap(to -> Stream.of("f64", "f32", "i64", "i32", "bool")
                        .map(from -> "%s[n]\n %s[n] = convert %%0 {dtype = %s}".formatted(from, to, to)));
        Stream<String> reduced = Stream.of("sum", "prod", "max", "min")
                .flatMap(op ->
                        Stream.of("i64", "i32").map(t -> "%s[n, m]\n %s[m] = %s %%0 {axes = [0]}".formatted(t, t, op)));
        Stream<String> ordered = Stream.of("f64", "f32", "i64", "i32", "bool")
                .flatMap(t -> Stream.of(
                                "T[n, m]\n i64[n, m] = argsort %0 {axis = 0, descending = false}",
                                "T[n, m]\n i64[n, m] = argsort %0 {axis = 1, descending = true}",
                                "T[n, m]\n i64[n, m] = cumargmax %0 {axis = 1, least = false}",
                                "T[n, m, k]\n i64[n, m, k] = cumargmax %0 {axis = 0, least = true}",
                                """
                                T[3, k], T[n, k]
                                 i64[3, k] = argsort %0 {axis = 0, descending = false}
                                 i64[3, k] = iota {dtype = i64, shape = [3, k], axis = 1}
                                 T[3, k] = gather %0, %2, %3 {axes = [0, 1]}
                                 i64[n, k] = searchsorted %4, %1 {right = false}""",
                                """
                                T[n], T[n, m]
                                 i64[n] = argsort %0 {axis = 0, descending = false}
                                 T[n] = gather %0, %2 {axes = [0]}
                                 i64[n, m] = searchsorted %3, %1 {right = true}""",
                                "T[n, m], T[m, k], i32[k]\n T[n, m] = scatterSet %0, %1, %2 {axes = [0]}")
                        .map(text -> text.replace("T", t)));
        Stream<String> scanned = Stream.of("i64", "i32")
                .flatMap(t -> Stream.of(
                                "T[n, m], T[n, m]\n T[n, m] = recurrence %0, %1 {axis = 0, reverse = false}",
                                "T[n], T[k], i64[k]\n T[n] = scatterMul %0, %1, %2 {axes = [0]}",
                                "T[n], T[k], i64[k]\n T[n] = scatterMax %0, %1, %2 {axes = [0]}")
                        .map(text -> text.replace("T", t)));
        Stream<String> rest = Stream.of(
                "bool[n]\n bool[n] = not %0",
                "bool[n]\n bool[n] = real %0",
                "bool[n], bool[n]\n bool[n] = maximum %0, %1",
                "bool[n], bool[n]\n bool[n] = minimum %0, %1",
                "c128[n], c128[n]\n bool[n] = eq %0, %1",
                "c128[n], c128[n]\n bool[n] = ne %0, %1",
                "bool[n, m]\n bool[m] = all %0 {axes = [0]}",
                "bool[n, m]\n bool[n] = any %0 {axes = [1]}",
                "bool[n, m]\n bool[m, n] = transpose %0 {permutation = [1, 0]}",
                "i32[n], i32[k]\n i32[k+n] = concatenate %0, %1 {axis = 0}",
                "f64[n, m]\n f64[n, m] = iota {dtype = f64, shape = [n, m], axis = 1}\n f64[n, m] = add %0, %1",
                "f64[n, m]\n i64[] = size {size = 2*m*n+floordiv(n, 2)}",
                "f64[2]\n f64[2] = constant {value = dense(1.5, -2.5), dtype = f64, shape = [2]}\n f64[2] = add %0, %1",
                "f64[n]\n f64[n] = stopGradient %0\n f64[n] = mul %1, %0",
                "i64[n, m], i64[m, k]\n i64[n, k] = dotGeneral %0, %1 "
                        + "{contractX = [1], contractY = [0], batchX = [], batchY = []}",
                "i32[n, m], i32[m]\n i32[n] = dotGeneral %0, %1 "
                        + "{contractX = [1], contractY = [0], batchX = [], batchY = []}");
        return Stream.of(compared, whole, shifted, truths, one, converted, reduced, ordered, scanned, rest)
                .flatMap(programs -> programs);
    }

    /** The types of the parameters %0, %1, ..., then a statement a line; the last one is the result. */
    private static Stream<String> elementwise() {
        Stream<String> real = Stream.of("neg", "abs", "sign", "floor", "ceil", "round", "trunc", "exp", "expm1", "sin")
                .map(op -> "f64[n, k]\n f64[n, k] = " + op + " %0");
        Stream<String> alsoReal =
                Stream.of("cos", "tanh", "logistic", "real", "conj").map(op -> "f64[n]\n f64[n] = " + op + " %0");
        Stream<String> positive =
                Stream.of("sqrt", "log", "log1p").map(op -> "f64[n]\n f64[n] = exp %0\n f64[n] = " + op + " %1");
        Stream<String> two = Stream.of("add", "sub", "mul", "div", "rem", "maximum", "minimum", "atan2")
                .map(op -> "f64[n], f64[n]\n f64[n] = " + op + " %0, %1");
        Stream<String> complex = Stream.of(
                        "neg", "sign", "sqrt", "exp", "expm1", "log", "log1p", "sin", "cos", "tanh", "conj")
                .map(op -> "c128[n]\n c128[n] = " + op + " %0");
        Stream<String> toReal = Stream.of("abs", "real", "imag").map(op -> "c128[n]\n f64[n] = " + op + " %0");
        Stream<String> complexTwo = Stream.of("add", "sub", "mul", "div", "pow")
                .map(op -> "c128[n], c128[n]\n c128[n] = " + op + " %0, %1");
        Stream<String> others = Stream.of(
                "f64[n], f64[n]\n f64[n] = exp %0\n f64[n] = pow %2, %1",
                "f64[n], f64[n]\n c128[n] = complex %0, %1\n c128[n] = mul %2, %2",
                "bool[n], f64[n], f64[n]\n f64[n] = select %0, %1, %2",
                "bool[n], c128[n], c128[n]\n c128[n] = mul %1, %2\n c128[n] = select %0, %1, %3",
                "f64[n]\n c128[n] = convert %0 {dtype = c128}\n c128[n] = exp %1",
                "f64[n], i64[n]\n f64[n] = convert %1 {dtype = f64}\n f64[n] = mul %2, %0");
        return Stream.of(real, alsoReal, positive, two, complex, toReal, complexTwo, others)
                .flatMap(x -> x);
    }

    /** Functions of one or two numbers, of arguments where they are smooth. */
    private static Stream<String> functions() {
        Stream<String> everywhere = Stream.of(
                        "exp2",
                        "atan",
                        "sinh",
                        "cosh",
                        "asinh",
                        "erf",
                        "erfc",
                        "erfcx",
                        "ndtr",
                        "i0",
                        "i0e",
                        "i1",
                        "i1e",
                        "besselJ0",
                        "besselJ1")
                .map(op -> "f64[n]\n f64[n] = " + op + " %0");
        Stream<String> positive = Stream.of("log2", "log10", "cbrt", "lgamma", "digamma")
                .map(op -> "f64[n]\n f64[n] = exp %0\n f64[n] = " + op + " %1");
        Stream<String> fraction = Stream.of("asin", "acos", "atanh", "tan", "erfinv", "ndtri")
                .map(op -> "f64[n]\n f64[n] = logistic %0\n f64[n] = " + op + " %1");
        Stream<String> mirrored = Stream.of("lgamma", "digamma")
                .map(op -> "f64[n]\n f64[n] = logistic %0\n f64[n] = neg %1\n f64[n] = " + op + " %2");
        Stream<String> complex = Stream.of(
                        "exp2",
                        "log2",
                        "log10",
                        "tan",
                        "asin",
                        "acos",
                        "atan",
                        "sinh",
                        "cosh",
                        "asinh",
                        "acosh",
                        "atanh",
                        "logistic")
                .map(op -> "c128[n]\n c128[n] = " + op + " %0");
        Stream<String> others = Stream.of(
                "f64[n]\n f64[n] = cosh %0\n f64[n] = acosh %1",
                "f64[n], f64[n]\n f64[n] = copysign %0, %1",
                "f64[n], f64[n]\n f64[n] = nextafter %0, %1",
                "f64[n], f64[n], f64[n]\n f64[n] = fma %0, %1, %2",
                "c128[n], c128[n], c128[n]\n c128[n] = fma %0, %1, %2",
                "f64[n]\n f64[n] = exp %0\n f64[n] = entr %1",
                "f64[n]\n f64[n] = exp %0\n f64[n] = constant {value = dense(2.5), dtype = f64, shape = [n]}\n"
                        + " f64[n] = zeta %2, %1",
                "f64[n]\n f64[n] = exp %0\n f64[n] = constant {value = dense(2.5), dtype = f64, shape = [n]}\n"
                        + " f64[n] = igamma %2, %1",
                "f64[n]\n f64[n] = exp %0\n f64[n] = constant {value = dense(2.5), dtype = f64, shape = [n]}\n"
                        + " f64[n] = igammac %2, %1");
        return Stream.of(everywhere, positive, fraction, mirrored, complex, others)
                .flatMap(programs -> programs);
    }

    private static Stream<String> structural() {
        return Stream.of(
                "f64[m], f64[n, k]\n f64[n, m, k] = broadcast %0 {shape = [n, m, k], axes = [1]}\n f64[n, m, k] = mul %2, %2",
                "f64[1, m], f64[n]\n f64[n, m] = broadcast %0 {shape = [n, m], axes = [0, 1]}\n f64[n, m] = mul %2, %2",
                "f64[], f64[n]\n f64[n] = broadcast %0 {shape = [n], axes = []}\n f64[n] = mul %2, %1",
                "f64[n, m]\n f64[n*m] = reshape %0 {shape = [n*m]}\n f64[n*m] = mul %1, %1",
                "f64[n, m, k]\n f64[k, n, m] = transpose %0 {permutation = [2, 0, 1]}\n f64[k, n, m] = exp %1",
                "f64[n, m]\n f64[n, m] = reverse %0 {axes = [1]}\n f64[n, m] = mul %1, %0",
                "f64[5, m]\n f64[2, m] = slice %0 {starts = [1, 0], sizes = [2, m], steps = [2, 1]}",
                "f64[k], f64[2*k, m]\n f64[k, m] = slice %1 {starts = [k, 0], sizes = [k, m], steps = [1, 1]}",
                "f64[k], f64[2*k, m]\n f64[k, m] = slice %1 {starts = [0, 0], sizes = [k, m], steps = [2, 1]}",
                "f64[n], f64[k], f64[n+2*k, k]\n f64[n, k] = skew %2 {axis = 0, by = 1, start = 0, step = 2, size = n}"
                        + "\n f64[n, k] = sin %3",
                "f64[n], f64[k], f64[k, n+2*k+1]\n f64[k, n] = skew %2 {axis = 1, by = 0, start = 2*k, step = -2, size = n}",
                "f64[n]\n f64[floordiv(n+1, 2)] = slice %0 {starts = [0], sizes = [floordiv(n+1, 2)], steps = [2]}",
                "f64[n, m], f64[], f64[k]\n f64[2*max(0, n-1)+n+3, k+m] = pad %0, %1 {low = [1, 0], high = [2, k], interior = [2, 0]}",
                "f64[n, m], f64[k, m]\n f64[k+2*n, m] = concatenate %0, %1, %0 {axis = 0}",
                "f64[n, m], i64[k]\n f64[m, k] = gather %0, %1 {axes = [0]}\n f64[m, k] = mul %2, %2",
                "f64[n, m, k], i64[2], i64[2]\n f64[n, 2] = gather %0, %1, %2 {axes = [2, 1]}",
                "f64[n, m], f64[m, k], i64[k]\n f64[n, m] = scatterAdd %0, %1, %2 {axes = [0]}\n f64[n, m] = sin %3",
                "f64[n, m, k]\n f64[m] = sum %0 {axes = [2, 0]}\n f64[m] = sin %1",
                "f64[n, m]\n f64[m] = prod %0 {axes = [0]}",
                "c128[n, m]\n c128[n] = prod %0 {axes = [1]}",
                "f64[n, m]\n f64[n] = max %0 {axes = [1]}\n f64[n] = sin %1",
                "f64[n, m]\n f64[] = min %0 {axes = [0, 1]}\n f64[] = sin %1",
                "f64[n, m]\n f64[n, m] = cumsum %0 {axis = 1, reverse = false}\n f64[n, m] = sin %1",
                "f64[n, m]\n f64[n, m] = cumsum %0 {axis = 0, reverse = true}\n f64[n, m] = sin %1");
    }

    private static Stream<String> scattered() {
        Stream<String> real = Stream.of("Set", "Mul", "Max", "Min")
                .flatMap(op -> Stream.of(
                        "f64[n, m], f64[m, k], i64[k]\n f64[n, m] = scatter%s %%0, %%1, %%2 {axes = [0]}\n f64[n, m] = sin %%3"
                                .formatted(op),
                        "f64[n, m, k], f64[n, k, k], i64[k, k], i64[k, k]\n f64[n, m, k] = scatter%s %%0, %%1, %%2, %%3 {axes = [2, 1]}"
                                .formatted(op)));
        Stream<String> complex = Stream.of("Set", "Mul", "Add")
                .map(op ->
                        "c128[n, m], c128[n, k], i64[k]\n c128[n, m] = scatter%s %%0, %%1, %%2 {axes = [1]}\n c128[n, m] = mul %%3, %%3"
                                .formatted(op));
        return Stream.concat(real, complex);
    }

    private static Stream<String> scans() {
        return Stream.of("f64", "c128")
                .flatMap(t -> Stream.of(
                                "f64[n, m], f64[n, m]\n f64[n, m] = recurrence %0, %1 {axis = 1, reverse = false}",
                                "f64[n, m], f64[n, m]\n f64[n, m] = recurrence %0, %1 {axis = 0, reverse = true}\n f64[n, m] = mul %2, %2")
                        .map(text -> text.replace("f64", t)));
    }

    private static Stream<String> products() {
        String matrices = "{contractX = [1], contractY = [0], batchX = [], batchY = []}";
        String mixed = "{contractX = [3, 0], contractY = [0, 3], batchX = [1], batchY = [1]}";
        return Stream.of("f64", "c128")
                .flatMap(t -> Stream.of(
                                "f64[n, m], f64[m, k]\n f64[n, k] = dotGeneral %0, %1 " + matrices,
                                "f64[n, m], f64[m]\n f64[n] = dotGeneral %0, %1 " + matrices,
                                "f64[n, k, m, 2], f64[2, k, 3, n]\n f64[m, 3, k] = dotGeneral %0, %1 " + mixed,
                                "f64[n], f64[m]\n f64[n, m] = dotGeneral %0, %1 "
                                        + "{contractX = [], contractY = [], batchX = [], batchY = []}")
                        .map(text -> text.replace("f64", t)));
    }

    /** Programs with sizes made of data, which no batch has. */
    public static Stream<String> measured() {
        return Stream.of("""
                f64[n]
                 f64[n] = constant {value = dense(0.0), dtype = f64, shape = [n]}
                 bool[n] = gt %0, %1
                 i64[n] = convert %2 {dtype = i64}
                 i64[] = sum %3 {axes = [0]}
                 i64[] = measure %4 {size = k0, most = n}
                 i64[k0] = iota {dtype = i64, shape = [k0], axis = 0}
                 f64[k0] = gather %0, %6 {axes = [0]}
                 f64[2*k0] = concatenate %7, %7 {axis = 0}
                 f64[2*k0] = mul %8, %8""");
    }

    /** The function of a program. */
    public static Func func(String program) {
        List<String> lines = program.lines().toList();
        List<String> params = named(lines.getFirst(), 0);
        StringBuilder body = new StringBuilder();
        int count = params.size();
        List<String> last = params;
        for (String line : lines.subList(1, lines.size())) {
            int equals = line.indexOf(" = ");
            last = named(line.substring(0, equals), count);
            count += last.size();
            body.append(String.join(", ", last)).append(line.substring(equals)).append('\n');
        }
        List<String> types = last.stream()
                .map(result -> result.substring(result.indexOf(':') + 1))
                .toList();
        List<String> names = last.stream()
                .map(result -> result.substring(0, result.indexOf(':')))
                .toList();
        return Func.parse(
                "func f(" + String.join(", ", params) + ") -> (" + String.join(",", types) + ") {\n" + body + "return "
                        + String.join(", ", names) + "\n}",
                OpSet.STANDARD);
    }

    /** Declarations of values with these types, numbered from a first one on. */
    private static List<String> named(String types, int first) {
        List<String> all = new ArrayList<>();
        PARAMETER.splitAsStream(types.strip()).forEach(type -> all.add("%" + (first + all.size()) + ": " + type));
        return all;
    }
}
