package dev.covector.lower.stablehlo;

import dev.covector.ir.Func;
import dev.covector.ir.TypeException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the user calls each argument and each result, {@code params.w1}: empty where there is no name. */
record Labels(List<String> arguments, List<String> results) {
    Labels {
        arguments = List.copyOf(arguments);
        results = List.copyOf(results);
    }

    static Labels none(Func func) {
        return new Labels(
                Collections.nCopies(func.params().size(), ""),
                Collections.nCopies(func.results().size(), ""));
    }

    /** The same, if there is a name for each. */
    Labels of(Func func) {
        boolean fits = arguments.size() == func.params().size()
                && results.size() == func.results().size();
        if (!fits) {
            throw new TypeException(
                    "named: " + func.name() + " has " + func.params().size() + " arguments and "
                            + func.results().size() + " results; got the names " + arguments + " and " + results);
        }
        return this;
    }

    /** Behind an argument, as JAX has it. */
    String argument(int number) {
        String name = at(arguments, number);
        return name.isEmpty() ? "" : " loc(" + quoted(name) + ")";
    }

    /** Among the attributes of a result, as JAX has it. */
    String result(int number) {
        String name = at(results, number);
        return name.isEmpty() ? "" : "jax.result_info = " + quoted(name);
    }

    /** What a module takes and gives beside those of its function has no name. */
    private static String at(List<String> names, int number) {
        return number < names.size() ? names.get(number) : "";
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    /** Attributes in braces; nothing where there are none. */
    static String attributes(String... all) {
        String given = Stream.of(all).filter(each -> !each.isEmpty()).collect(Collectors.joining(", "));
        return given.isEmpty() ? "" : " {" + given + "}";
    }
}
