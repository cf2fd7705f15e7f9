package dev.covector.passes.lower;

import dev.covector.ir.Block;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Guard;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Programs of nested blocks: what each sees of the op's operands. */
final class Nesting {
    private Nesting() {}

    /** Whether an operand starts what a loop carries on. */
    static boolean isCarried(Lowering.Control how, int operand) {
        return switch (how) {
            case Lowering.Looped loop -> {
                int first = loop.skipped() + loop.consts();
                yield operand >= first && operand < first + loop.carries();
            }
            case Lowering.WhileLooped loop -> operand >= loop.consts();
            case Lowering.Varied loop -> operand >= loop.consts();
            case Lowering.Branched _ -> false;
        };
    }

    /** The programs of the op's blocks; {@code operands} tell how far apart the elements of constants and slices are. */
    static List<Program> programs(
            Lowering.Control how, List<Block> blocks, List<View> operands, List<Guard> guards, OpSet ops) {
        List<Program> programs = new ArrayList<>();
        for (Block block : how instanceof Lowering.Varied varied ? varied.blocks() : blocks) {
            List<List<Dim>> strides = new ArrayList<>();
            for (int i = 0; i < block.params().size(); i++) {
                List<Dim> shape = block.params().get(i).type().shape();
                strides.add(strides(how, i, shape, operands));
            }
            List<Boolean> donated = Collections.nCopies(strides.size(), false);
            programs.add(Lower.run(new Func("block", block, guards), strides, donated, ops));
        }
        return switch (how) {
            case Lowering.Looped loop -> List.of(inPlace(programs.getFirst(), 1 + loop.consts(), loop.carries()));
            case Lowering.WhileLooped loop -> {
                int carries = operands.size() - loop.consts();
                yield List.of(programs.get(0), inPlace(programs.get(1), loop.consts(), carries));
            }
            case Lowering.Varied _, Lowering.Branched _ -> programs;
        };
    }

    private static Program inPlace(Program body, int first, int carries) {
        return body.withDonations(InPlace.carried(body, first, carries));
    }

    private static List<Dim> strides(Lowering.Control how, int param, List<Dim> shape, List<View> operands) {
        return switch (how) {
            case Lowering.Looped loop -> {
                int operand = loop.skipped() + param - 1;
                boolean isConst = param > 0 && param <= loop.consts();
                boolean isSlice = param > loop.consts() + loop.carries();
                yield isConst
                        ? operands.get(operand).strides()
                        : isSlice ? operands.get(operand).strides().subList(0, shape.size()) : View.denseStrides(shape);
            }
            case Lowering.WhileLooped loop ->
                param < loop.consts() ? operands.get(param).strides() : View.denseStrides(shape);
            case Lowering.Varied loop -> {
                int operand = param - loop.first().size();
                yield operand >= 0 && operand < loop.consts()
                        ? operands.get(operand).strides()
                        : View.denseStrides(shape);
            }
            case Lowering.Branched _ -> operands.get(param + 1).strides();
        };
    }
}
