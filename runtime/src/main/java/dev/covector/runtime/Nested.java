package dev.covector.runtime;

import dev.covector.ir.Guard;
import dev.covector.ir.SizeTable;
import dev.covector.passes.lower.Buffer;
import dev.covector.passes.lower.Program;
import dev.covector.runtime.memory.Block;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A program that runs within another one, often; who runs it says where its parameters and results are. */
final class Nested {
    private final Program program;
    private final PlannedStep[] steps;
    private final Stage[] stages;
    private final SizeTable sizes;
    private final int[][] imports;
    private final int[] results;
    private final PlannedResult[] outputs;

    /** @param makes whether it allocates its own results, by {@link #make} */
    Nested(Program program, SizeTable outer, List<Guard> guards, boolean makes) {
        this.program = program;
        List<String> born = program.born().stream().flatMap(List::stream).toList();
        this.sizes = new SizeTable(outer, program.born());
        this.steps = program.steps().stream()
                .map(step -> PlannedStep.of(step, program, sizes, guards))
                .toArray(PlannedStep[]::new);
        List<Guard> late = guards.stream()
                .filter(guard -> !Collections.disjoint(guard.symbols(), born)
                        && guard.symbols().stream().allMatch(sizes::knows))
                .toList();
        this.outputs = IntStream.range(0, makes ? program.func().results().size() : 0)
                .mapToObj(i -> PlannedResult.of(i, program, sizes))
                .toArray(PlannedResult[]::new);
        this.stages = Stage.of(program, steps, outputs, late, sizes);
        this.imports = sizes.imports();
        this.results = new int[program.func().results().size()];
        for (int i = 0; i < program.buffers().size(); i++) {
            Buffer buffer = program.buffers().get(i);
            if (buffer.role() == Buffer.Role.RESULT) {
                results[buffer.index()] = i;
            }
        }
    }

    Frame frame() {
        return new Frame(
                sizes.allocate(), program.buffers().size(), program.slots().size(), steps, stages.length);
    }

    /** Takes the sizes over from outside, and allocates scratch memory for any number of runs; the caller closes it. */
    @Nullable
    Block open(Frame frame, long[] outer) {
        boolean same = frame.bound;
        for (int[] pair : imports) {
            same &= frame.table[pair[1]] == outer[pair[0]];
            frame.table[pair[1]] = outer[pair[0]];
        }
        if (!same) {
            frame.bound = false;
            stages[0].evaluate(frame.table);
            stages[0].prepare(frame, steps);
            frame.bound = true;
        }
        return stages[0].scratch(frame, program.buffers());
    }

    /** The number of the buffer of a result; that of a parameter is the parameter's own. */
    int result(int number) {
        return results[number];
    }

    /** For each of its first results whether it may be where the parameter is that carries it. */
    boolean[] inPlace(int carries) {
        boolean[] all = new boolean[carries];
        program.donations().keySet().forEach(result -> all[result] = true);
        return all;
    }

    void run(Frame frame) {
        stages[0].run(frame, steps);
        if (stages.length > 1) {
            runRest(frame);
        }
    }

    /** Runs once, in memory of its own, whatever sizes the results get; they are the caller's to close. */
    HostTensor[] make(Frame frame, long[] outer) {
        HostTensor[] made = new HostTensor[outputs.length];
        @Nullable Block[] scratch = new Block[stages.length];
        boolean done = false;
        try {
            scratch[0] = open(frame, outer);
            for (int i = 0; i < stages.length; i++) {
                if (i > 0) {
                    stages[i].evaluate(frame.table);
                    stages[i].prepare(frame, steps);
                    scratch[i] = stages[i].scratch(frame, program.buffers());
                }
                stages[i].allocate(frame, program.buffers(), outputs, new HostTensor[0], made);
                stages[i].run(frame, steps);
            }
            done = true;
            return made;
        } finally {
            close(scratch);
            if (!done) {
                for (int i = 0; i < made.length; i++) {
                    outputs[i].discard(made[i]);
                }
            }
        }
    }

    private static void close(@Nullable Block[] scratch) {
        for (Block block : scratch) {
            if (block != null) {
                block.close();
            }
        }
    }

    private void runRest(Frame frame) {
        @Nullable Block[] scratch = new Block[stages.length];
        try {
            for (int i = 1; i < stages.length; i++) {
                stages[i].evaluate(frame.table);
                stages[i].prepare(frame, steps);
                scratch[i] = stages[i].scratch(frame, program.buffers());
                stages[i].run(frame, steps);
            }
        } finally {
            close(scratch);
        }
    }

    /** The sources of its kernels. */
    List<String> sources() {
        return IntStream.range(0, steps.length)
                .mapToObj(i -> steps[i].source())
                .filter(java.util.Objects::nonNull)
                .map(java.util.Objects::requireNonNull)
                .toList();
    }

    long compileNanos() {
        long nanos = 0;
        for (PlannedStep step : steps) {
            nanos += step.compileNanos();
        }
        return nanos;
    }
}
