package dev.covector.ir;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A product of atoms, sorted, with repetition: {@code n*n*m} is {@code [m, n, n]}. The empty product is one. */
final class Monomial implements Comparable<Monomial> {
    static final Monomial ONE = new Monomial(List.of());

    private static final Comparator<SizeAtom> ORDER = Comparator.comparing(SizeAtom::toString);

    private final List<SizeAtom> atoms;
    /** Sizes are compared all the time, and texts order them, so a product has its text from the start. */
    private final String text;

    private Monomial(List<SizeAtom> sorted) {
        this.atoms = List.copyOf(sorted);
        this.text = atoms.size() == 1
                ? atoms.getFirst().toString()
                : atoms.stream().map(SizeAtom::toString).collect(Collectors.joining("*"));
    }

    static Monomial of(SizeAtom atom) {
        return new Monomial(List.of(atom));
    }

    List<SizeAtom> atoms() {
        return atoms;
    }

    boolean isOne() {
        return atoms.isEmpty();
    }

    Monomial times(Monomial other) {
        if (isOne()) {
            return other;
        }
        if (other.isOne()) {
            return this;
        }
        List<SizeAtom> all = new ArrayList<>(atoms);
        all.addAll(other.atoms);
        all.sort(ORDER);
        return new Monomial(all);
    }

    /** This product without the other's factors, or null where they are not all factors of this. */
    @Nullable
    Monomial dividedBy(Monomial other) {
        if (other.isOne()) {
            return this;
        }
        List<SizeAtom> rest = new ArrayList<>(atoms);
        for (SizeAtom atom : other.atoms) {
            if (!rest.remove(atom)) {
                return null;
            }
        }
        return rest.isEmpty() ? ONE : new Monomial(rest);
    }

    String format(long coefficient) {
        if (isOne()) {
            return Long.toString(coefficient);
        }
        return coefficient == 1 ? text : coefficient == -1 ? "-" + text : coefficient + "*" + text;
    }

    /** Products of more atoms come first, products of as many in the order of their texts. */
    @Override
    public int compareTo(Monomial other) {
        return this == other
                ? 0
                : atoms.size() != other.atoms.size()
                        ? Integer.compare(other.atoms.size(), atoms.size())
                        : text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Monomial monomial && text.equals(monomial.text) && atoms.equals(monomial.atoms);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
