package dev.covector.ops;

import dev.covector.ir.Block;
import dev.covector.ir.Dim;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How an op becomes kernels: the closed set of forms that fusion and lowering know. */
public sealed interface Lowering {
    /** Each element of the result is a formula of the same elements of the operands. */
    record Pointwise(Formula formula) implements Lowering {}

    /** Scalar arithmetic on one element of each operand. */
    @FunctionalInterface
    interface Formula {
        Scalar emit(KernelScalars k, List<Scalar> operands);
    }

    /** Each element is a formula of its own index; {@code index} has one {@code i64} register an axis. */
    record Generated(Source source) implements Lowering {}

    /** Scalar arithmetic on the index of an element. */
    @FunctionalInterface
    interface Source {
        Scalar emit(KernelScalars k, List<Reg> index);
    }

    /** Each element of the result is one element of the operand; one map for each axis of the operand. */
    record Indexed(List<AxisMap> axes) implements Lowering {}

    /** Index along an axis of the operand: offset + step * (index along an axis of the result), summed over the terms. */
    record AxisMap(Dim offset, List<Term> terms) {
        public AxisMap {
            terms = List.copyOf(terms);
        }

        /** One axis of the result, and how far a step along it goes. */
        public record Term(int axis, Dim step) {}

        public static AxisMap same(int axis) {
            return of(Dim.ZERO, axis, Dim.ONE);
        }

        public static AxisMap fixed(Dim offset) {
            return new AxisMap(offset, List.of());
        }

        public static AxisMap of(Dim offset, int axis, Dim step) {
            return new AxisMap(offset, List.of(new Term(axis, step)));
        }

        /** The index at an index of the result. */
        public long at(ToLongFunction<Dim> size, IntToLongFunction index) {
            long at = size.applyAsLong(offset);
            for (Term term : terms) {
                at += size.applyAsLong(term.step) * index.applyAsLong(term.axis);
            }
            return at;
        }
    }

    /** The operand's elements combined over axes. */
    record Reduction(Reducer reducer, List<Integer> axes) implements Lowering {}

    /** The same elements in column-major order under another shape. */
    record Reshaped() implements Lowering {}

    /** The result is filled with the scalar operand {@code fill}, if any; then regions of it are written by operands. */
    record Assembled(@Nullable Integer fill, List<Region> regions) implements Lowering {}

    /** Operand {@code operand} goes to starts + steps * index. */
    record Region(int operand, List<Dim> starts, List<Dim> steps) {}

    /**
     * Operand 0 read where index tensors (the other operands) say; the first axes of the result are the axes of operand 0
     * that are not in {@code axes}, the rest those of the index tensors.
     */
    record Gathered(List<Integer> axes) implements Lowering {}

    /** The scalar operand gives the symbol {@code size} its number, from 0 to {@code most}; the result is the operand. */
    record Measured(Dim size, Dim most) implements Lowering {}

    /** What runs its nested blocks, in a way of its own. */
    sealed interface Control extends Lowering permits Looped, WhileLooped, Varied, Branched {}

    /**
     * Block 0 runs {@code trips} times: on the index, constants, carries, and slices of the other operands along their last
     * axes. The operands are some to be passed over, then those. The results are the final carries, then stacked ones.
     */
    record Looped(int skipped, int consts, int carries, Dim trips, boolean reverse) implements Control {}

    /**
     * Block 1 runs while block 0 gives true, both on constants and carries; the results are the number of times, which
     * becomes the size {@code trips}, and the final carries.
     */
    record WhileLooped(int consts, Dim trips) implements Control {}

    /**
     * As {@link WhileLooped}, but what is carried changes its sizes. There are {@code first.size()} such sizes: their numbers, as i64
     * scalars, are the first parameters of {@code blocks}, which give them names, and the first results of block 1. The results are
     * the number of times, those numbers at the end, the largest of each, and the final carries.
     */
    record Varied(int consts, List<Dim> first, List<Block> blocks) implements Control {
        public Varied {
            first = List.copyOf(first);
            blocks = List.copyOf(blocks);
        }

        /** How many results come before the carries. */
        public int numbers() {
            return 1 + 2 * first.size();
        }
    }

    /** The block with the number in operand 0 runs on the other operands; it gives the results. */
    record Branched() implements Control {}

    /**
     * A routine of the backend.
     *
     * @param updates whether the result may be in the memory of the first operand, which the routine then changes
     */
    record Library(boolean updates) implements Lowering {
        public Library() {
            this(false);
        }

        public static Library updating() {
            return new Library(true);
        }
    }

    /** The op in simpler ops. */
    record Expanded(Expansion expansion) implements Lowering {}

    /** Emits simpler ops and gives their results. */
    @FunctionalInterface
    interface Expansion {
        List<Value> emit(OpBuilder b);
    }
}
