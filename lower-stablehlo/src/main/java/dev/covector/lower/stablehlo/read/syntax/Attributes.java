package dev.covector.lower.stablehlo.read.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Attributes by their names, read as what an operation expects; what is missing or something else is a {@link ReadException}. */
public record Attributes(Map<String, Attribute> entries, Place place) {
    public Attributes {
        entries = Map.copyOf(entries);
    }

    public @Nullable Attribute find(String name) {
        return entries.get(name);
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /** These, and the others; a name that both have is an error. */
    public Attributes plus(Attributes others) {
        Map<String, Attribute> all = new LinkedHashMap<>(entries);
        others.entries.forEach((name, value) -> {
            if (all.putIfAbsent(name, value) != null) {
                throw new ReadException(others.place, "the attribute " + name + " is given twice");
            }
        });
        return new Attributes(all, place);
    }

    public Attribute get(String name) {
        Attribute value = entries.get(name);
        if (value == null) {
            throw new ReadException(place, "the attribute " + name + " is missing");
        }
        return value;
    }

    public long number(String name) {
        return number(name, get(name));
    }

    /** A number that counts something small, an axis or a rank. */
    public int small(String name) {
        return small(name, number(name));
    }

    private int small(String name, long number) {
        if (number < 0 || number > Short.MAX_VALUE) {
            throw wrong(name, "a small number that is not negative");
        }
        return (int) number;
    }

    public boolean flag(String name) {
        return switch (get(name)) {
            case Attribute.Numeric(String digits) when digits.equals("true") -> true;
            case Attribute.Numeric(String digits) when digits.equals("false") -> false;
            default -> throw wrong(name, "true or false");
        };
    }

    /** Whether a flag is given and true. */
    public boolean isSet(String name) {
        return has(name) && flag(name);
    }

    /** Numbers in brackets, in {@code array<i64: …>}, or in {@code dense<…>}. */
    public List<Long> numbers(String name) {
        return numbers(name, get(name));
    }

    private List<Long> numbers(String name, Attribute value) {
        return switch (value) {
            case Attribute.Sequence(List<Attribute> all) ->
                all.stream().map(each -> number(name, each)).toList();
            case Attribute.Dense(Elements elements) -> flat(name, elements);
            default -> throw wrong(name, "numbers");
        };
    }

    private List<Long> flat(String name, Elements elements) {
        return switch (elements) {
            case Elements.One(String digits) -> List.of(whole(name, digits));
            case Elements.Row(List<Elements> each) ->
                each.stream().flatMap(row -> flat(name, row).stream()).toList();
            case Elements.Pair _ -> throw wrong(name, "whole numbers");
        };
    }

    /** Axes, or as many numbers as there are axes. */
    public List<Integer> axes(String name) {
        return numbers(name).stream().map(number -> small(name, number)).toList();
    }

    /** The same; none where the attribute is not given. */
    public List<Integer> axesOrNone(String name) {
        return has(name) ? axes(name) : List.of();
    }

    /** Two lists, {@code [0] x [1]}. */
    public List<List<Integer>> pairs(String name) {
        if (get(name) instanceof Attribute.Sequence(List<Attribute> two) && two.size() == 2) {
            List<List<Integer>> both = new ArrayList<>();
            two.forEach(each -> both.add(numbers(name, each).stream()
                    .map(number -> small(name, number))
                    .toList()));
            return both;
        }
        throw wrong(name, "two lists of axes");
    }

    /** A word, whatever it is wrapped in. */
    public String word(String name) {
        return as(Attribute.Word.class, name, get(name), "a word").word();
    }

    public String text(String name) {
        return as(Attribute.Text.class, name, get(name), "a string").text();
    }

    /** The symbols in brackets. */
    public List<String> symbols(String name) {
        return as(Attribute.Sequence.class, name, get(name), "functions in brackets").values().stream()
                .map(each ->
                        as(Attribute.Reference.class, name, each, "functions").symbol())
                .toList();
    }

    public Attributes fields(String name) {
        return as(Attribute.Fields.class, name, get(name), "names with values").values();
    }

    /** The text of a string, if there is one of this name. */
    public Optional<String> textIfGiven(String name) {
        return entries.get(name) instanceof Attribute.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    private long number(String name, Attribute value) {
        return whole(name, as(Attribute.Numeric.class, name, value, "a number").digits());
    }

    private <A extends Attribute> A as(Class<A> kind, String name, Attribute value, String expected) {
        if (!kind.isInstance(value)) {
            throw wrong(name, expected);
        }
        return kind.cast(value);
    }

    private long whole(String name, String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new ReadException(place, "the attribute " + name + " must be whole numbers; got " + digits, e);
        }
    }

    private ReadException wrong(String name, String expected) {
        return new ReadException(place, "the attribute " + name + " must be " + expected);
    }
}
