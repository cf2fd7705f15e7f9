package dev.covector.oracles.programs;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.ElementwiseRules;
import dev.covector.ops.OpDef;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Draws ops of the table for a draft: which op, its operands among the values there are, and its attributes. */
final class OpDraw {
    private static final List<OpDef<?>> ELEMENTWISE = OpSet.STANDARD.definitions().stream()
            .filter(def -> def.rules() instanceof ElementwiseRules<?>)
            .toList();

    /**
     * Sizes made of data, which no batch has; and factorisations, whose results are not theirs alone and are as far apart as
     * the matrix is close to singular: tests of their own hold them against textbook algorithms.
     */
    static final Set<String> LEFT_OUT =
            Set.of("measure", "qr", "svd", "svdValues", "eigh", "eighValues", "lu", "luSolve", "pinv", "freePhase");

    private static final List<OpDef<?>> OTHERS = OpSet.STANDARD.definitions().stream()
            .filter(def -> !(def.rules() instanceof ElementwiseRules<?>) && !LEFT_OUT.contains(def.mnemonic()))
            .toList();

    private final Draw draw;
    private final Draft draft;
    private final Operands operands;
    private final LayoutDraw layout;
    private final IndexDraw index;
    private final AlgebraDraw algebra;

    OpDraw(Draw draw, Draft draft) {
        this.draw = draw;
        this.draft = draft;
        this.operands = new Operands(draw, draft);
        this.layout = new LayoutDraw(draw, draft, operands);
        this.index = new IndexDraw(draw, draft, operands);
        this.algebra = new AlgebraDraw(draw, draft, operands);
    }

    /** Appends an op with what it needs. @throws TypeException where what was drawn does not fit */
    void next() {
        if (draw.flag()) {
            OpDef<?> def = draw.one(ELEMENTWISE);
            elementwise(def, ((ElementwiseRules<?>) def.rules()).dtypes());
        } else {
            other(draw.one(OTHERS).mnemonic());
        }
    }

    private void elementwise(OpDef<?> def, List<DTypeClass> dtypes) {
        int lead = dtypes.getLast() == DTypeClass.BOOL ? 0 : dtypes.size() - 1;
        Value anchor = operands.of(dtypes.get(lead));
        TensorType type = anchor.type();
        List<Value> all = new ArrayList<>();
        for (int i = 0; i < dtypes.size(); i++) {
            DType dtype = dtypes.get(i) == DTypeClass.BOOL ? DType.BOOL : type.dtype();
            all.add(i == lead ? anchor : operands.like(type.withDType(dtype)));
        }
        draft.emit(def.mnemonic(), all);
    }

    private void other(String op) {
        switch (op) {
            case "convert" -> draft.emit(op, List.of(operands.any()), "dtype", draw.dtype());
            case "stopGradient" -> draft.emit(op, List.of(operands.any()));
            case "constant" -> operands.literal();
            case "iota" -> iota();
            case "size" -> draft.emit(op, List.of(), "size", operands.dim());
            case "broadcast", "reshape", "transpose", "reverse", "slice", "skew", "pad", "concatenate" ->
                layout.next(op);
            case "gather",
                    "scatterAdd",
                    "scatterSet",
                    "scatterMul",
                    "scatterMax",
                    "scatterMin",
                    "argsort",
                    "searchsorted",
                    "cumargmax" -> index.next(op);
            case "sum",
                    "prod",
                    "max",
                    "min",
                    "all",
                    "any",
                    "cumsum",
                    "recurrence",
                    "dotGeneral",
                    "cholesky",
                    "triangularSolve" -> algebra.next(op);
            default -> throw new TypeException(op + ": no program draws it");
        }
    }

    private void iota() {
        List<Dim> shape = operands.any().type().shape();
        if (shape.isEmpty()) {
            shape = List.of(operands.dim());
        }
        DType dtype = draw.one(List.of(DType.I64, DType.I32, DType.F64, DType.F32));
        draft.emit("iota", List.of(), "dtype", dtype, "shape", shape, "axis", draw.between(0, shape.size() - 1));
    }
}
