package dev.covector.runtime;

import dev.covector.ir.Guard;
import dev.covector.ir.SizeTable;
import dev.covector.ir.TypeException;
import dev.covector.passes.lower.Buffer;
import dev.covector.passes.lower.Program;
import dev.covector.runtime.memory.Block;
import dev.covector.runtime.memory.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The part of a program between two sizes that are made of data: what can be sized, allocated and run once the first of them
 * is known. A program without such sizes is one stage.
 */
final class Stage {
    private record Requirement(int elements, int work, String message) {}

    private record Check(int left, int right, Guard guard) {}

    private final int number;
    private final int[][] code;
    private final int[] slots;
    private final int[] slotPlaces;
    private final int[] results;
    private final int[] buffers;
    private final int firstStep;
    private final int endStep;
    private final List<Requirement> requirements = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();

    private Stage(int number, int firstStep, int endStep, Program program, PlannedResult[] outputs, SizeTable sizes) {
        this.number = number;
        this.firstStep = firstStep;
        this.endStep = endStep;
        this.code = sizes.code(number);
        int[] bytes = program.slots().stream().mapToInt(sizes::place).toArray();
        this.slots = IntStream.range(0, bytes.length)
                .filter(i -> sizes.stage(bytes[i]) == number)
                .toArray();
        this.slotPlaces = IntStream.of(slots).map(i -> bytes[i]).toArray();
        this.results = IntStream.range(0, outputs.length)
                .filter(i -> outputs[i].stage(sizes) == number)
                .toArray();
        this.buffers = IntStream.range(0, program.buffers().size())
                .filter(i -> stage(program.buffers().get(i), bytes, outputs, sizes) == number)
                .toArray();
        for (Program.Requirement required : program.requirements()) {
            int elements = sizes.place(required.elements());
            int work = sizes.place(required.work());
            if (Math.max(sizes.stage(elements), sizes.stage(work)) == number) {
                requirements.add(new Requirement(elements, work, required.message()));
            }
        }
    }

    private static int stage(Buffer buffer, int[] slotPlaces, PlannedResult[] outputs, SizeTable sizes) {
        return switch (buffer.role()) {
            case PARAMETER -> -1;
            case RESULT -> outputs.length == 0 ? -1 : outputs[buffer.index()].stage(sizes);
            case SLOT -> sizes.stage(slotPlaces[buffer.index()]);
        };
    }

    /**
     * The stages of a program, in order.
     *
     * @param late what must hold between sizes of which some are made of data
     */
    static Stage[] of(
            Program program, PlannedStep[] steps, PlannedResult[] outputs, List<Guard> late, SizeTable sizes) {
        late.forEach(guard -> {
            sizes.place(guard.left());
            sizes.place(guard.right());
        });
        program.slots().forEach(sizes::place);
        program.requirements().forEach(required -> {
            sizes.place(required.elements());
            sizes.place(required.work());
        });
        List<Stage> stages = new ArrayList<>();
        int first = 0;
        for (int end = 1; end <= steps.length; end++) {
            if (!program.steps().get(end - 1).born().isEmpty()) {
                stages.add(new Stage(stages.size(), first, end, program, outputs, sizes));
                first = end;
            }
        }
        stages.add(new Stage(stages.size(), first, steps.length, program, outputs, sizes));
        for (Guard guard : late) {
            int left = sizes.place(guard.left());
            int right = sizes.place(guard.right());
            Stage stage = stages.get(Math.max(sizes.stage(left), sizes.stage(right)));
            stage.checks.add(new Check(left, right, guard));
        }
        return stages.toArray(Stage[]::new);
    }

    /** Evaluates the sizes that are known from here on. */
    void evaluate(long[] table) {
        SizeTable.fill(code, table);
    }

    /** Checks what is required of them, and takes them over into the numbers of the steps. */
    void prepare(Frame frame, PlannedStep[] steps) {
        for (Check check : checks) {
            long left = frame.table[check.left];
            long right = frame.table[check.right];
            if (!check.guard.relation().holds(left, right)) {
                throw new TypeException(
                        "a size made of data: requires " + check.guard + "; got " + left + " and " + right);
            }
        }
        for (Requirement requirement : requirements) {
            if (frame.table[requirement.elements] == 0 && frame.table[requirement.work] != 0) {
                throw new TypeException(requirement.message);
            }
        }
        for (int i = firstStep; i < endStep; i++) {
            steps[i].size(frame.table, frame.sizes[i]);
        }
        frame.layOut(number, slots, slotPlaces);
    }

    /** Allocates the results whose sizes are known from here on. */
    void allocate(Frame frame, List<Buffer> all, PlannedResult[] how, HostTensor[] arguments, HostTensor[] outputs) {
        for (int i : results) {
            outputs[i] = how[i].memory(arguments, frame.table);
        }
        for (int i : buffers) {
            Buffer buffer = all.get(i);
            if (buffer.role() == Buffer.Role.RESULT) {
                frame.addresses[i] = outputs[buffer.index()].address();
            }
        }
    }

    /** Allocates scratch memory, if any is needed; it is the caller's to close. */
    @Nullable
    Block scratch(Frame frame, List<Buffer> all) {
        long bytes = frame.scratchBytes[number];
        if (bytes == 0) {
            return null;
        }
        Block scratch = Memory.host().allocate(bytes);
        for (int i : buffers) {
            Buffer buffer = all.get(i);
            if (buffer.role() == Buffer.Role.SLOT) {
                frame.addresses[i] = scratch.address() + frame.slotOffsets[buffer.index()];
            }
        }
        return scratch;
    }

    void run(Frame frame, PlannedStep[] steps) {
        for (int i = firstStep; i < endStep; i++) {
            steps[i].run(frame, i);
        }
    }
}
