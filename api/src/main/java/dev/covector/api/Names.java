package dev.covector.api;

import dev.covector.ir.Location;
import dev.covector.tracer.UserLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of sizes, made of the paths of arguments. */
final class Names {
    private Names() {}

    /** A name for the function that is traced here: the file and line of the user's program. */
    static String here() {
        Location line = UserLine.current();
        return line == null
                ? "f"
                : symbols(List.of(line.file().replaceAll("\\.\\w+$", "") + "_" + line.line()))
                        .getFirst();
    }

    /** The paths as words of the text form, all different. */
    static List<String> symbols(List<String> paths) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (String path : paths) {
            String word = path.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
            String base = word.isEmpty() || Character.isDigit(word.charAt(0)) ? "x" + word : word;
            String name = base;
            for (int i = 2; !taken.add(name); i++) {
                name = base + "_" + i;
            }
            names.add(name);
        }
        return names;
    }
}
