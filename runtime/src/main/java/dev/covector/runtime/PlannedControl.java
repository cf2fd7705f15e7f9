package dev.covector.runtime;

import dev.covector.ir.Guard;
import dev.covector.ir.SizeTable;
import dev.covector.ir.TypeException;
import dev.covector.ops.Lowering;
import dev.covector.passes.lower.Program;
import dev.covector.passes.lower.Step;
import dev.covector.passes.lower.View;
import dev.covector.runtime.memory.Block;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step that runs nested programs. */
abstract sealed class PlannedControl implements PlannedStep
        permits PlannedLoop, PlannedWhile, PlannedVarying, PlannedSwitch {
    @SuppressWarnings("restricted")
    static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private final List<Nested> programs;
    private final @Nullable Repetition repetition;

    /** @param repetition the same as one kernel, where that can be */
    PlannedControl(List<Nested> programs, @Nullable Repetition repetition) {
        this.programs = programs;
        this.repetition = repetition;
    }

    static PlannedControl of(Step.Control step, Program program, SizeTable sizes, List<Guard> guards) {
        List<Nested> programs = step.programs().stream()
                .map(nested -> new Nested(
                        nested,
                        sizes,
                        guards,
                        step.how() instanceof Lowering.Varied
                                && nested.equals(step.programs().getLast())))
                .toList();
        List<Place> operands = places(step.operands(), program, sizes);
        List<Place> results = places(step.results(), program, sizes);
        return switch (step.how()) {
            case Lowering.Looped loop -> new PlannedLoop(loop, step, programs.getFirst(), operands, results, sizes);
            case Lowering.WhileLooped loop ->
                new PlannedWhile(loop, step, programs.get(0), programs.get(1), operands, results, sizes);
            case Lowering.Varied loop ->
                new PlannedVarying(
                        loop,
                        step,
                        PlannedDelivery.number(program, step),
                        programs.get(0),
                        programs.get(1),
                        operands,
                        results,
                        sizes);
            case Lowering.Branched _ -> new PlannedSwitch(programs, operands, results);
        };
    }

    static List<Place> places(List<View> views, Program program, SizeTable sizes) {
        return views.stream()
                .map(view -> new Place(
                        view.buffer(),
                        sizes.place(view.offset()),
                        program.buffers().get(view.buffer()).dtype().bytes()))
                .toList();
    }

    /** Where an operand or a result begins. */
    record Place(int buffer, int offset, int bytes) {
        long address(Frame frame) {
            return frame.addresses[buffer] + frame.table[offset] * bytes;
        }
    }

    /** The frames of the nested programs, in their order; kept with the frame of the step. */
    final Frame[] frames(Frame frame, int number) {
        if (frame.nested[number] instanceof Frame[] known) {
            return known;
        }
        Frame[] made = programs.stream().map(Nested::frame).toArray(Frame[]::new);
        frame.nested[number] = made;
        return made;
    }

    static void close(@Nullable Block scratch) {
        if (scratch != null) {
            scratch.close();
        }
    }

    /** A loop ends where its thread is interrupted: it may be one that would never end. */
    static void requireNotInterrupted(Step.Control step) {
        if (Thread.currentThread().isInterrupted()) {
            throw new TypeException(
                            step.statement().op().mnemonic() + ": the thread was interrupted while the loop ran")
                    .at(step.statement().location());
        }
    }

    @Override
    public @Nullable String source() {
        List<String> sources = new ArrayList<>();
        if (repetition != null) {
            sources.add(repetition.source());
        }
        programs.forEach(nested -> sources.addAll(nested.sources()));
        return sources.isEmpty() ? null : String.join("\n", sources);
    }

    @Override
    public long compileNanos() {
        return programs.stream().mapToLong(Nested::compileNanos).sum()
                + (repetition == null ? 0 : repetition.compileNanos());
    }
}
