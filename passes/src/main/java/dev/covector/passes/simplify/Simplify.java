package dev.covector.passes.simplify;

import dev.covector.ir.Block;
import dev.covector.ir.Func;
import dev.covector.ops.OpSet;
import java.util.List;

/**
 * The same function in fewer and cheaper ops, and without what loops would do in each step alike. Results stay the same for all inputs, up to what the rules name: the sign
 * of a zero, the rounding of a sum taken in another order, and results that are rounded less often.
 */
@SuppressWarnings("ReferenceEquality") // what nothing changes stays the same object
public final class Simplify {
    /** One round leaves little; more happen where a common subexpression lets another rule match. */
    private static final int MOST_ROUNDS = 4;

    static final List<Rewrite> RULES = List.of(
            new FoldConstants(),
            new FoldUniform(),
            new FoldSize(),
            new DropZeroTerm(),
            new DropUnitFactor(),
            new DropZeroProduct(),
            new CancelDifference(),
            new UndoNeg(),
            new FoldNegIntoSum(),
            new MoveNegOutOfProduct(),
            new FoldNegIntoFactor(),
            new MultiplyByReciprocal(),
            new MergeReciprocal(),
            new ExpandPower(),
            new DropSignInAbs(),
            new DropEqualExtreme(),
            new DropConj(),
            new ReadComplexPart(),
            new SplitComplexSum(),
            new JoinComplexParts(),
            new MergeConverts(),
            new FoldSelect(),
            new MergeSelects(),
            new MergeSelectSum(),
            new FoldComparison(),
            new FoldLogic(),
            new FoldNot(),
            new DropBroadcast(),
            new MergeBroadcasts(),
            new MergeTransposes(),
            new MoveTransposeIntoBroadcast(),
            new MergeReshapes(),
            new MergeReshapeIntoBroadcast(),
            new MergeReverses(),
            new MergeSlices(),
            new SlicePadded(),
            new SliceConcatenated(),
            new MoveSliceIntoBroadcast(),
            new MergePads(),
            new MergeConcatenates(),
            new DropEmptyGather(),
            new DropScatter(),
            new AddIntoScatter(),
            new DropReduction(),
            new ReshapeUnitReduction(),
            new MultiplyConstantSum(),
            new MergeReductions(),
            new ReduceTransposed(),
            new ReduceReshaped(),
            new MoveBroadcastOutOfReduction(),
            new MoveNegOutOfSum(),
            new ContractTransposed(),
            new SwapContraction(),
            new MoveBroadcastOutOfElementwise());

    private Simplify() {}

    /** The function simplified; itself where there is nothing to simplify. */
    public static Func run(Func f, OpSet ops) {
        return f.within(() -> {
            Func current = CommonSubexpressions.run(DeadCode.run(f));
            for (int round = 0; round < MOST_ROUNDS; round++) {
                Block body = new RewriteBuilder(ops, RULES).block(current.body());
                if (body == current.body()) {
                    break;
                }
                current = CommonSubexpressions.run(DeadCode.run(current.withBody(body)));
            }
            Func hoisted = LoopInvariants.run(current, ops);
            return hoisted == current ? current : CommonSubexpressions.run(DeadCode.run(hoisted));
        });
    }
}
