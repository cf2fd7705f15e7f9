package dev.covector.ir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a symbol of a function gets its number.
 *
 * @param bounds what guards say of it, for a reader; may be empty
 * @param place the axes of arguments that have this size, or the op that makes it of data
 */
public record Origin(String symbol, String bounds, String place) {
    /** The origins of all symbols: those of arguments first, then those made of data in the order in which that happens. */
    public static List<Origin> of(Func f) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        List<TensorType> params = f.paramTypes();
        for (int i = 0; i < params.size(); i++) {
            for (int axis = 0; axis < params.get(i).rank(); axis++) {
                Multiple multiple = Multiple.of(params.get(i).dim(axis));
                if (multiple != null) {
                    places.computeIfAbsent(multiple.symbol(), _ -> new ArrayList<>())
                            .add("axis " + axis + " of argument " + i);
                }
            }
        }
        born(f.body(), "", places);
        List<Origin> all = new ArrayList<>();
        places.forEach((symbol, where) -> all.add(new Origin(symbol, bounds(symbol, f), String.join(", ", where))));
        return List.copyOf(all);
    }

    private static void born(Block block, String inside, Map<String, List<String>> places) {
        for (Stmt stmt : block.stmts()) {
            String at = stmt.location() == null ? "" : " at " + stmt.location();
            String name = stmt.op().mnemonic();
            for (String symbol : stmt.op().born()) {
                places.put(symbol, List.of("made of data by " + name + at + inside));
            }
            stmt.op().blocks().forEach(nested -> born(nested, " inside " + name + at, places));
        }
    }

    /** What guards say of the symbol alone. */
    private static String bounds(String symbol, Func f) {
        Dim size = Dim.symbol(symbol);
        List<String> all = new ArrayList<>();
        for (Guard guard : f.guards()) {
            Multiple multiple = Multiple.of(guard.right());
            boolean isRight = guard.left().isConstant()
                    && multiple != null
                    && multiple.symbol().equals(symbol);
            switch (guard.relation()) {
                case AT_MOST ->
                    add(all, guard.left().equals(size), "<= " + guard.right(), isRight, ">= " + guard.left());
                case LESS -> add(all, guard.left().equals(size), "< " + guard.right(), isRight, "> " + guard.left());
                case NOT_EQUAL ->
                    add(all, guard.left().equals(size), "!= " + guard.right(), isRight, "!= " + guard.left());
                case DIVIDES -> add(all, false, "", isRight, "a multiple of " + guard.left());
                case EQUAL -> {}
            }
        }
        return String.join(", ", all);
    }

    private static void add(List<String> all, boolean isLeft, String left, boolean isRight, String right) {
        if (isLeft) {
            all.add(left);
        } else if (isRight) {
            all.add(right);
        }
    }

    @Override
    public String toString() {
        return symbol + (bounds.isEmpty() ? "" : " " + bounds) + ": " + place;
    }
}
