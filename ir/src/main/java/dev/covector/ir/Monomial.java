package dev.covector.ir;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A product of atoms, sorted, with repetition: {@code n*n*m} is {@code [m, n, n]}. The empty product is one. */
record Monomial(List<SizeAtom> atoms) implements Comparable<Monomial> {
    static final Monomial ONE = new Monomial(List.of());

    private static final Comparator<Monomial> ORDER =
            Comparator.<Monomial>comparingInt(m -> -m.atoms.size()).thenComparing(Monomial::toString);

    Monomial {
        atoms = atoms.stream().sorted(Comparator.comparing(SizeAtom::toString)).toList();
    }

    Monomial times(Monomial other) {
        List<SizeAtom> all = new ArrayList<>(atoms);
        all.addAll(other.atoms);
        return new Monomial(all);
    }

    /** This product without the other's factors, or null where they are not all factors of this. */
    @Nullable
    Monomial dividedBy(Monomial other) {
        List<SizeAtom> rest = new ArrayList<>(atoms);
        for (SizeAtom atom : other.atoms) {
            if (!rest.remove(atom)) {
                return null;
            }
        }
        return new Monomial(rest);
    }

    String format(long coefficient) {
        if (atoms.isEmpty()) {
            return Long.toString(coefficient);
        }
        return coefficient == 1 ? toString() : coefficient == -1 ? "-" + this : coefficient + "*" + this;
    }

    @Override
    public int compareTo(Monomial other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return atoms.stream().map(SizeAtom::toString).collect(Collectors.joining("*"));
    }
}
