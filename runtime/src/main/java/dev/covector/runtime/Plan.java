package dev.covector.runtime;

import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Guard;
import dev.covector.ir.SizeTable;
import dev.covector.ir.TypeException;
import dev.covector.ir.kernel.Kernel;
import dev.covector.passes.lower.Program;
import dev.covector.runtime.memory.Block;
import dev.covector.tracer.Contract;
import java.lang.ref.Reference;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A compiled program: it serves every call whose arguments have its dtypes, ranks and layouts and whose sizes satisfy its
 * guards. Any number of threads may run it at once; the results have the same bits whatever the number of threads.
 */
public final class Plan {
    private final Lowered lowered;
    private final Contract contract;
    private final Binding binding;
    private final PlannedStep[] steps;
    private final PlannedResult[] results;
    private final Stage[] stages;
    private final AtomicReference<@Nullable Frame> spare = new AtomicReference<>();
    private final LongAdder uses = new LongAdder();
    private final long buildNanos;
    private final List<Boolean> donated;

    /**
     * Prepares a program.
     *
     * @param layouts the layout code of each argument
     * @param donated for each argument whether it is used up by a call
     */
    Plan(
            Lowered lowered,
            Contract contract,
            List<Long> layouts,
            List<Boolean> donated,
            List<String> extraSymbols,
            long started) {
        this.lowered = lowered;
        this.contract = contract;
        Program program = lowered.program();
        this.binding = new Binding(contract, layouts, extraSymbols, program.born());
        SizeTable sizes = binding.sizes();
        this.steps = program.steps().stream()
                .map(step ->
                        PlannedStep.of(step, program, sizes, lowered.traced().guards()))
                .toArray(PlannedStep[]::new);
        this.results = IntStream.range(0, program.func().results().size())
                .mapToObj(i -> PlannedResult.of(i, program, sizes))
                .toArray(PlannedResult[]::new);
        List<Guard> late = lowered.traced().guards().stream()
                .filter(guard -> !binding.knows(guard.symbols()) && binding.makes(guard.symbols()))
                .toList();
        this.stages = Stage.of(program, steps, results, late, sizes);
        this.donated = donated;
        this.buildNanos = System.nanoTime() - started;
    }

    private Plan(Plan other, PlannedStep[] steps) {
        this.lowered = other.lowered;
        this.contract = other.contract;
        this.binding = other.binding;
        this.steps = steps;
        this.results = other.results;
        this.stages = other.stages;
        this.donated = other.donated;
        this.buildNanos = other.buildNanos;
    }

    /** The same plan with the code that another compiler makes of its kernels, which runs from the first call on. */
    public Plan compiledBy(Function<Kernel, Backend.CompiledKernel> compiler) {
        return new Plan(
                this, Stream.of(steps).map(step -> step.compiledBy(compiler)).toArray(PlannedStep[]::new));
    }

    /** The results for arguments of the plan's kind; a {@code TypeException} for others. */
    public HostTensor[] run(HostTensor... arguments) {
        HostTensor[] outputs = tryRun(arguments, new long[0]);
        if (outputs == null) {
            throw new TypeException(func().name() + " (plan): the guards must hold; got not " + broken(arguments));
        }
        return outputs;
    }

    /** Runs the plan; null where a guard does not hold for the arguments. */
    HostTensor @Nullable [] tryRun(HostTensor[] arguments, long[] extraNumbers) {
        Frame frame = spare.getAndSet(null);
        if (frame == null) {
            Program program = lowered.program();
            frame = new Frame(
                    binding.sizes().allocate(),
                    program.buffers().size(),
                    program.slots().size(),
                    steps,
                    stages.length);
        }
        try {
            return bind(frame, arguments, extraNumbers) ? run(frame, arguments) : null;
        } finally {
            spare.setRelease(frame);
        }
    }

    private boolean bind(Frame frame, HostTensor[] arguments, long[] extraNumbers) {
        switch (binding.bind(arguments, extraNumbers, frame.table)) {
            case REFUSED -> {
                return false;
            }
            case SAME -> {
                if (frame.bound) {
                    return true;
                }
            }
            case CHANGED -> {}
        }
        frame.bound = false;
        stages[0].evaluate(frame.table);
        if (!binding.holds(frame.table)) {
            return false;
        }
        stages[0].prepare(frame, steps);
        frame.bound = true;
        return true;
    }

    private HostTensor[] run(Frame frame, HostTensor[] arguments) {
        uses.increment();
        HostTensor[] outputs = new HostTensor[results.length];
        @Nullable Block[] scratch = new Block[stages.length];
        int held = 0;
        boolean done = false;
        try {
            for (HostTensor argument : arguments) {
                argument.hold();
                frame.addresses[held++] = argument.address();
            }
            for (int i = 0; i < stages.length; i++) {
                if (i > 0) {
                    stages[i].evaluate(frame.table);
                    stages[i].prepare(frame, steps);
                }
                stages[i].allocate(frame, lowered.program().buffers(), results, arguments, outputs);
                scratch[i] = stages[i].scratch(frame, lowered.program().buffers());
                stages[i].run(frame, steps);
            }
            done = true;
            useUp(arguments, outputs);
            return outputs;
        } finally {
            for (int i = 0; i < held; i++) {
                arguments[i].release();
            }
            for (Block block : scratch) {
                if (block != null) {
                    block.close();
                }
            }
            if (!done) {
                for (int i = 0; i < outputs.length; i++) {
                    results[i].discard(outputs[i]);
                }
            }
            Reference.reachabilityFence(arguments);
            Reference.reachabilityFence(outputs);
        }
    }

    /** Ends the donated arguments: what a result has taken over stays, the rest is freed. */
    private void useUp(HostTensor[] arguments, HostTensor[] outputs) {
        for (int i = 0; i < arguments.length; i++) {
            if (donated.get(i)) {
                arguments[i].endWith(outputs);
            }
        }
    }

    public Contract contract() {
        return contract;
    }

    /** The function that the plan computes, as it was traced. */
    public Func func() {
        return lowered.traced();
    }

    /** The text after a named stage: {@code traced}, {@code simplified} or {@code fused}. */
    public String ir(String stage) {
        return lowered.text(stage);
    }

    public Program program() {
        return lowered.program();
    }

    /** How often the plan ran. */
    public long uses() {
        return uses.sum();
    }

    /** The Java source of every kernel. */
    public String source() {
        return Stream.of(steps)
                .flatMap(step -> Stream.ofNullable(step.source()))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** Whether the plan would run for the arguments. */
    boolean accepts(HostTensor[] arguments) {
        long[] table = bound(arguments);
        return table != null && binding.holds(table);
    }

    /** The guards that the sizes of a call break. */
    List<Guard> broken(HostTensor[] arguments) {
        long[] table = bound(arguments);
        return table == null ? List.of() : binding.broken(table);
    }

    private long @Nullable [] bound(HostTensor[] arguments) {
        long[] table = binding.sizes().allocate();
        if (binding.bind(arguments, new long[0], table) == Binding.Outcome.REFUSED) {
            return null;
        }
        stages[0].evaluate(table);
        return table;
    }

    /** Milliseconds from the call that needed the plan until it could run. */
    public double buildMillis() {
        return buildNanos / 1e6;
    }

    /** Milliseconds that compiling its kernels has taken so far; kernels shared with other plans count in each. */
    public double compileMillis() {
        return Stream.of(steps).mapToLong(PlannedStep::compileNanos).sum() / 1e6;
    }

    /** How many kernels and library calls it consists of. */
    public String kernels() {
        int calls = program().calls().size();
        int kernels = program().launches().size();
        return kernels + (kernels == 1 ? " kernel, " : " kernels, ") + calls + (calls == 1 ? " call" : " calls");
    }

    /** Bytes that the steps read and write, as a formula of the sizes. */
    public Dim bytes() {
        return lowered.work().bytes();
    }

    /** Arithmetic operations, as a formula of the sizes. */
    public Dim operations() {
        return lowered.work().operations();
    }

    /** One line of the ledger. */
    @Override
    public String toString() {
        String guards = contract.guards().isEmpty()
                ? ""
                : " where "
                        + String.join(
                                ", ",
                                contract.guards().stream().map(Guard::toString).toList());
        return "%s%s%s: %d %s, built in %.1f ms, kernels compiled in %.1f ms, %s, %s bytes, %s operations"
                .formatted(
                        func().name(),
                        contract.params(),
                        guards,
                        uses(),
                        uses() == 1 ? "use" : "uses",
                        buildMillis(),
                        compileMillis(),
                        kernels(),
                        bytes(),
                        operations());
    }
}
