package dev.covector.tracer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Something given for a whole structure, or for its parts by lists and maps, spread over the leaves. */
final class Spreading {
    private final String what;
    private final List<Object> leaves = new ArrayList<>();

    private Spreading(String what) {
        this.what = what;
    }

    static List<Object> over(Node root, String what, Object given) {
        Spreading spreading = new Spreading(what);
        spreading.spread(root, given, "");
        return List.copyOf(spreading.leaves);
    }

    private void spread(Node node, Object given, String path) {
        if (node instanceof Node.Maybe || node instanceof Node.Still) {
            node.parts().forEach(part -> spread(part, given, path));
            return;
        }
        switch (given) {
            case List<?> list -> ordered(node, list, path);
            case Map<?, ?> map -> named(node, map, path);
            default -> leaves.addAll(Collections.nCopies(node.count(), given));
        }
    }

    private void ordered(Node node, List<?> given, String path) {
        boolean fits = (node instanceof Node.Items || node instanceof Node.ArrayItems)
                && given.size() == node.parts().size();
        require(fits, "a list of " + given.size(), node, path);
        for (int i = 0; i < given.size(); i++) {
            spread(node.parts().get(i), given.get(i), node.path(path, i));
        }
    }

    private void named(Node node, Map<?, ?> given, String path) {
        List<?> names = names(node);
        boolean fits = names.containsAll(given.keySet())
                && IntStream.range(0, names.size())
                        .allMatch(i -> given.containsKey(names.get(i))
                                || node.parts().get(i).count() == 0);
        require(fits, "a map of " + given.keySet(), node, path);
        for (int i = 0; i < names.size(); i++) {
            Object part = given.get(names.get(i));
            if (part != null) {
                spread(node.parts().get(i), part, node.path(path, i));
            }
        }
    }

    private static List<?> names(Node node) {
        return switch (node) {
            case Node.Fields(Class<? extends Record> type, List<Node> _) ->
                RecordParts.of(type).names();
            case Node.Entries entries -> entries.keys();
            case Node.Leaf _,
                    Node.Scalar _,
                    Node.Fixed _,
                    Node.Items _,
                    Node.ArrayItems _,
                    Node.Maybe _,
                    Node.Still _ -> List.of();
        };
    }

    private void require(boolean fits, String given, Node node, String path) {
        if (!fits) {
            String where = path.isEmpty() ? "" : ", at " + path + ",";
            throw UserLine.typeError(what + where + " must fit " + node.text() + "; got " + given);
        }
    }
}
