package dev.covector.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A sum of products with integer coefficients in normal form: products in order, each once, no coefficient zero. */
final class Polynomial {
    static final Polynomial ZERO = new Polynomial(List.of());

    private final List<Term> terms;
    private final int hash;

    /** A product of atoms, so many times. */
    record Term(Monomial product, long coefficient) {}

    private Polynomial(List<Term> terms) {
        this.terms = List.copyOf(terms);
        this.hash = this.terms.hashCode();
    }

    static Polynomial of(Monomial product, long coefficient) {
        return coefficient == 0 ? ZERO : new Polynomial(List.of(new Term(product, coefficient)));
    }

    List<Term> terms() {
        return terms;
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    boolean isConstant() {
        return terms.isEmpty()
                || terms.size() == 1 && terms.getFirst().product().isOne();
    }

    /** Whether this is one atom alone. */
    boolean isAtom() {
        return terms.size() == 1
                && terms.getFirst().coefficient() == 1
                && terms.getFirst().product().atoms().size() == 1;
    }

    /** The number that a constant is. */
    long constant() {
        return terms.isEmpty() ? 0 : terms.getFirst().coefficient();
    }

    Polynomial plus(Polynomial other) {
        if (terms.isEmpty()) {
            return other;
        }
        if (other.terms.isEmpty()) {
            return this;
        }
        List<Term> sum = new ArrayList<>(terms.size() + other.terms.size());
        int i = 0;
        int j = 0;
        while (i < terms.size() && j < other.terms.size()) {
            Term left = terms.get(i);
            Term right = other.terms.get(j);
            int order = left.product().compareTo(right.product());
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
            long coefficient = order == 0 ? Math.addExact(left.coefficient(), right.coefficient()) : 1;
            if (coefficient != 0) {
                sum.add(order < 0 ? left : order > 0 ? right : new Term(left.product(), coefficient));
            }
        }
        sum.addAll(terms.subList(i, terms.size()));
        sum.addAll(other.terms.subList(j, other.terms.size()));
        return new Polynomial(sum);
    }

    Polynomial times(Polynomial other) {
        if (other.isConstant()) {
            return times(other.constant());
        }
        if (isConstant()) {
            return other.times(constant());
        }
        TreeMap<Monomial, Long> product = new TreeMap<>();
        for (Term x : terms) {
            for (Term y : other.terms) {
                long coefficient = Math.multiplyExact(x.coefficient(), y.coefficient());
                product.merge(x.product().times(y.product()), coefficient, Math::addExact);
            }
        }
        List<Term> sum = new ArrayList<>(product.size());
        product.forEach((monomial, coefficient) -> {
            if (coefficient != 0) {
                sum.add(new Term(monomial, coefficient));
            }
        });
        return new Polynomial(sum);
    }

    Polynomial times(long factor) {
        if (factor == 1 || factor == 0) {
            return factor == 0 ? ZERO : this;
        }
        List<Term> product = new ArrayList<>(terms.size());
        for (Term term : terms) {
            product.add(new Term(term.product(), Math.multiplyExact(term.coefficient(), factor)));
        }
        return new Polynomial(product);
    }

    /** The polynomial that times the divisor is this; null where there is none with integer coefficients. */
    @Nullable
    Polynomial dividedBy(Polynomial divisor) {
        if (divisor.isZero()) {
            return null;
        }
        Term leading = divisor.terms.getFirst();
        Polynomial quotient = ZERO;
        Polynomial rest = this;
        while (!rest.isZero()) {
            Term dividend = rest.terms.getFirst();
            Monomial product = dividend.product().dividedBy(leading.product());
            if (product == null || dividend.coefficient() % leading.coefficient() != 0) {
                return null;
            }
            Polynomial term = of(product, dividend.coefficient() / leading.coefficient());
            quotient = quotient.plus(term);
            rest = rest.plus(term.times(divisor).times(-1));
        }
        return quotient;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Polynomial polynomial && hash == polynomial.hash && terms.equals(polynomial.terms);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        if (terms.size() == 1) {
            return terms.getFirst().product().format(terms.getFirst().coefficient());
        }
        StringBuilder text = new StringBuilder();
        for (Term term : terms) {
            text.append(text.isEmpty() || term.coefficient() < 0 ? "" : "+");
            text.append(term.product().format(term.coefficient()));
        }
        return text.isEmpty() ? "0" : text.toString();
    }

    /** The names of the symbols in it, sorted. */
    Set<String> symbols() {
        Set<String> names = new TreeSet<>();
        for (Term term : terms) {
            for (SizeAtom atom : term.product().atoms()) {
                if (atom instanceof SizeAtom.Symbol(String name)) {
                    names.add(name);
                } else {
                    atom.symbols().forEach(names::add);
                }
            }
        }
        return names.isEmpty() ? Set.of() : Collections.unmodifiableSet(names);
    }
}
