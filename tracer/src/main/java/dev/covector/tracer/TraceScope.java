package dev.covector.tracer;

import dev.covector.ir.Dim;
import dev.covector.ir.Guard;
import dev.covector.ir.Location;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about sizes while a function is traced, with the sizes of the call being traced, and remembers each
 * answer as a guard. Without a call, sizes that an op wants equal or ordered are taken to be so under a guard, and a branch
 * on a size has no answer.
 */
public final class TraceScope implements SizeScope {
    private final Map<String, Long> call;
    private final Supplier<@Nullable Location> location;
    private final List<Guard> guards = new ArrayList<>();
    private final Map<String, Dim> canonical = new LinkedHashMap<>();
    private final Map<Dim, Dim> formulas = new LinkedHashMap<>();
    private final Set<String> born = new LinkedHashSet<>();
    private final Set<String> taken;
    private int next;

    /**
     * @param call what each symbol is in the call being traced; empty where there is none
     * @param location the user's line that is running now
     */
    public TraceScope(Map<String, Long> call, Supplier<@Nullable Location> location) {
        this.call = new LinkedHashMap<>(call);
        this.taken = new HashSet<>(call.keySet());
        this.location = location;
    }

    /** The guards so far, in the order in which they were asked for. */
    public List<Guard> guards() {
        return List.copyOf(guards);
    }

    /** What stands for each symbol that is equal to something else. */
    public Map<String, Dim> canonical() {
        return Map.copyOf(canonical);
    }

    /** Lets a symbol, which a number divides, stand as a multiple of it from here on. */
    public void factor(Dim size, long factor) {
        if (canonical(size).isSymbol()) {
            replace(canonical(size).toString(), canonical(size).floorDiv(factor).times(factor));
        }
    }

    /** Keeps names from being given to sizes that are made of data. */
    void reserve(Collection<String> names) {
        taken.addAll(names);
    }

    /** A new symbol for a size that is made of data. */
    Dim born() {
        while (!taken.add("k" + next)) {
            next++;
        }
        String name = "k" + next++;
        born.add(name);
        return Dim.symbol(name);
    }

    /** A new symbol for a size that is made of data, from 0 to {@code most}. */
    Dim born(Dim most) {
        Dim size = born();
        guards.add(new Guard(size, Relation.AT_MOST, most, "a size made of data", location.get()));
        return size;
    }

    @Override
    public boolean isKnown(Dim size) {
        return born.isEmpty() || Collections.disjoint(size.symbols(), born);
    }

    /** Whether the guard can be checked when a call begins. */
    public boolean isKnown(Guard guard) {
        return isKnown(guard.left()) && isKnown(guard.right());
    }

    @Override
    public long observe(Dim size) {
        long number = number(size, "its number");
        assume(size, Relation.EQUAL, Dim.of(number), "a size used as a number");
        return number;
    }

    @Override
    public boolean decide(Dim left, Relation relation, Dim right) {
        Boolean proof = SizeScope.proof(canonical(left), relation, canonical(right));
        if (proof != null) {
            return proof;
        }
        String question = left + " " + relation + " " + right;
        boolean holds = relation.holds(number(left, question), number(right, question));
        if (holds) {
            assume(left, relation, right, "a branch on a size");
        } else {
            refuse(left, relation, right);
        }
        return holds;
    }

    private void refuse(Dim left, Relation relation, Dim right) {
        String reason = "a branch on a size";
        switch (relation) {
            case EQUAL -> assume(left, Relation.NOT_EQUAL, right, reason);
            case NOT_EQUAL -> assume(left, Relation.EQUAL, right, reason);
            case LESS -> assume(right, Relation.AT_MOST, left, reason);
            case AT_MOST -> assume(right, Relation.LESS, left, reason);
            case DIVIDES -> assume(Dim.ONE, Relation.AT_MOST, right.mod(left), reason);
        }
    }

    @Override
    public boolean allows(Dim left, Relation relation, Dim right, String reason) {
        Boolean proof = SizeScope.proof(canonical(left), relation, canonical(right));
        if (proof != null) {
            return proof;
        }
        boolean known = isKnown(left) && isKnown(right);
        if (known && !call.isEmpty() && !relation.holds(left.eval(call), right.eval(call))) {
            return false;
        }
        assume(left, relation, right, reason);
        return true;
    }

    @Override
    public Dim canonical(Dim size) {
        Dim rewritten = canonical.isEmpty() ? size : size.substitute(canonical);
        return formulas.getOrDefault(rewritten, rewritten);
    }

    @Override
    public String withNumbers(String message) {
        String numbers = call.entrySet().stream()
                .filter(size -> Pattern.compile("(?<![\\w.])" + Pattern.quote(size.getKey()) + "(?![\\w.])")
                        .matcher(message)
                        .find())
                .sorted(Map.Entry.comparingByKey())
                .map(size -> size.getKey() + " = " + size.getValue())
                .collect(Collectors.joining(", "));
        return numbers.isEmpty() ? message : message + " with " + numbers;
    }

    @Override
    public OptionalLong hint(Dim size) {
        return call.isEmpty() || !isKnown(size) ? SizeScope.super.hint(size) : OptionalLong.of(size.eval(call));
    }

    private long number(Dim size, String use) {
        if (!isKnown(size)) {
            throw UserLine.typeError("the size " + size + " is made of data while the function runs, and " + use
                    + " is asked for while it is traced; use cond, or a loop, where it decides");
        }
        if (call.isEmpty()) {
            throw UserLine.typeError("the size " + size + " is known only at run time, and " + use
                    + " is asked for; trace with arguments, or fix the size");
        }
        return size.eval(call);
    }

    private void assume(Dim left, Relation relation, Dim right, String reason) {
        if (guards.stream().anyMatch(guard -> guard.implies(left, relation, right))) {
            return;
        }
        Guard guard = new Guard(left, relation, right, reason, location.get());
        if (guards.stream().noneMatch(known -> known.condition().equals(guard.condition()))) {
            guards.add(guard);
        }
        // A size made of data is not replaced: what is asked of it is checked once its number is there.
        if (relation == Relation.EQUAL && isKnown(left) && isKnown(right)) {
            unify(canonical(left), canonical(right));
        }
    }

    /** Lets one side stand for the other: for a symbol alone, of which the later one gives way, or else for a formula. */
    private void unify(Dim left, Dim right) {
        if (right.isSymbol() && !left.symbols().contains(right.toString())) {
            replace(right.toString(), left);
        } else if (left.isSymbol() && !right.symbols().contains(left.toString())) {
            replace(left.toString(), right);
        } else if (right.isConstant()) {
            formulas.put(left, right);
        } else {
            formulas.put(right, left);
        }
    }

    private void replace(String symbol, Dim by) {
        Map<String, Dim> one = Map.of(symbol, by);
        canonical.replaceAll((_, dim) -> dim.substitute(one));
        canonical.put(symbol, by);
        Map<Dim, Dim> before = Map.copyOf(formulas);
        formulas.clear();
        before.forEach((from, to) -> formulas.put(from.substitute(one), to.substitute(one)));
    }
}
