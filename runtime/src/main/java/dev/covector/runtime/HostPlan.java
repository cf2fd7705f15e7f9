package dev.covector.runtime;

import dev.covector.ir.Dim;
import dev.covector.ir.SizeTable;
import dev.covector.ir.kernel.Kernel;
import dev.covector.passes.lower.Program;
import dev.covector.runtime.memory.Block;
import java.lang.ref.Reference;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plan for the processor: a program of kernels and library calls. Its results have the same bits whatever the number of threads. */
public final class HostPlan extends Plan {
    private final Lowered lowered;
    private final Binding binding;
    private final PlannedStep[] steps;
    private final PlannedResult[] results;
    private final Stage[] stages;
    private final AtomicReference<@Nullable Frame> spare = new AtomicReference<>();
    private final long buildNanos;
    private final List<Boolean> donated;

    HostPlan(Canonical canonical, Lowered lowered) {
        super(canonical, new Binding(canonical, lowered.program().born()));
        this.lowered = lowered;
        this.binding = binding();
        Program program = lowered.program();
        SizeTable sizes = binding.sizes();
        this.steps = program.steps().stream()
                .map(step ->
                        PlannedStep.of(step, program, sizes, canonical.func().guards()))
                .toArray(PlannedStep[]::new);
        this.results = IntStream.range(0, program.func().results().size())
                .mapToObj(i -> PlannedResult.of(i, program, sizes))
                .toArray(PlannedResult[]::new);
        this.stages = Stage.of(program, steps, results, late(), sizes);
        this.donated = canonical.donated();
        this.buildNanos = System.nanoTime() - canonical.started();
    }

    private HostPlan(HostPlan other, PlannedStep[] steps) {
        super(other);
        this.lowered = other.lowered;
        this.binding = other.binding;
        this.steps = steps;
        this.results = other.results;
        this.stages = other.stages;
        this.donated = other.donated;
        this.buildNanos = other.buildNanos;
    }

    /** The same plan with the code that another compiler makes of its kernels, which runs from the first call on. */
    public HostPlan compiledBy(Function<Kernel, Backend.CompiledKernel> compiler) {
        return new HostPlan(
                this, Stream.of(steps).map(step -> step.compiledBy(compiler)).toArray(PlannedStep[]::new));
    }

    @Override
    protected HostTensor @Nullable [] tryRun(HostTensor[] arguments, long[] extraNumbers) {
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
        countUse();
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

    @Override
    public String ir(String stage) {
        return lowered.text(stage);
    }

    public Program program() {
        return lowered.program();
    }

    @Override
    public String source() {
        return Stream.of(steps)
                .flatMap(step -> Stream.ofNullable(step.source()))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    @Override
    public double buildMillis() {
        return buildNanos / 1e6;
    }

    @Override
    public double compileMillis() {
        return Stream.of(steps).mapToLong(PlannedStep::compileNanos).sum() / 1e6;
    }

    @Override
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

    @Override
    protected String cost() {
        return "built in %.1f ms, kernels compiled in %.1f ms, %s, %s bytes, %s operations"
                .formatted(buildMillis(), compileMillis(), kernels(), bytes(), operations());
    }
}
