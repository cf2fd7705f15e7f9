package dev.covector.runtime;

import dev.covector.ir.Func;
import dev.covector.ir.Guard;
import dev.covector.ir.SizeTable;
import dev.covector.ir.TypeException;
import dev.covector.tracer.Contract;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A traced function, ready to run on a device: it serves every call whose arguments have its dtypes, ranks and layouts and whose
 * sizes satisfy its guards. Any number of threads may run it at once.
 */
public abstract class Plan {
    private final Canonical canonical;
    private final Binding binding;
    private final LongAdder uses = new LongAdder();

    Plan(Canonical canonical, Binding binding) {
        this.canonical = canonical;
        this.binding = binding;
    }

    /** @param born the sizes that a call makes of data, in the order in which it does */
    protected Plan(Canonical canonical, List<String> born) {
        this(canonical, new Binding(canonical, born.stream().map(List::of).toList()));
    }

    /** A plan for the same arguments. */
    Plan(Plan other) {
        this(other.canonical, other.binding);
    }

    Binding binding() {
        return binding;
    }

    /** The results for arguments of the plan's kind; a {@code TypeException} for others. */
    public final HostTensor[] run(HostTensor... arguments) {
        HostTensor[] outputs = tryRun(arguments, new long[0]);
        if (outputs == null) {
            throw new TypeException(func().name() + " (plan): the guards must hold; got not " + broken(arguments));
        }
        return outputs;
    }

    /**
     * Runs the plan; null where a guard does not hold for the arguments.
     *
     * @param extraNumbers those of the symbols that are no axis of an argument
     */
    protected abstract HostTensor @Nullable [] tryRun(HostTensor[] arguments, long[] extraNumbers);

    /** The text after a named stage: {@code traced}, {@code simplified} or what the device has beyond; the last has all that is known. */
    public abstract String ir(String stage);

    /** The source of the code that runs, as far as there is any yet. */
    public abstract String source();

    /** How many pieces of code it consists of. */
    public abstract String kernels();

    /** Milliseconds from the call that needed the plan until it could run. */
    public abstract double buildMillis();

    /** Milliseconds that compiling has taken so far; code shared with other plans counts in each. */
    public abstract double compileMillis();

    /** What making and running it costs, for the ledger. */
    protected abstract String cost();

    public final Contract contract() {
        return canonical.contract();
    }

    /** What the user calls each argument, {@code [0].w1}; nothing where there is no name. */
    public final List<String> names() {
        return canonical.names();
    }

    /** What the user calls each result. */
    public final List<String> resultNames() {
        return canonical.resultNames();
    }

    /** The function that the plan computes, as it was traced. */
    public final Func func() {
        return canonical.func();
    }

    /** What must hold of sizes made of data: checked as soon as a run has made them. */
    public final List<Guard> late() {
        return func().guards().stream()
                .filter(guard -> !binding.knows(guard.symbols()) && binding.makes(guard.symbols()))
                .toList();
    }

    /** How often the plan ran. */
    public final long uses() {
        return uses.sum();
    }

    protected final void countUse() {
        uses.increment();
    }

    /** Whether the plan would run for the arguments. */
    protected final boolean accepts(HostTensor[] arguments) {
        long[] table = bound(arguments);
        return table != null && binding.holds(table);
    }

    /** The guards that the sizes of a call break. */
    final List<Guard> broken(HostTensor[] arguments) {
        long[] table = bound(arguments);
        return table == null ? List.of() : binding.broken(table);
    }

    private long @Nullable [] bound(HostTensor[] arguments) {
        long[] table = binding.sizes().allocate();
        if (binding.bind(arguments, new long[0], table) == Binding.Outcome.REFUSED) {
            return null;
        }
        SizeTable.fill(binding.sizes().code(0), table);
        return table;
    }

    /** One line of the ledger. */
    @Override
    public final String toString() {
        List<Guard> guards = contract().guards();
        String where = guards.isEmpty()
                ? ""
                : " where " + guards.stream().map(Guard::toString).collect(Collectors.joining(", "));
        return "%s%s%s: %d %s, %s"
                .formatted(func().name(), contract().params(), where, uses(), uses() == 1 ? "use" : "uses", cost());
    }
}
