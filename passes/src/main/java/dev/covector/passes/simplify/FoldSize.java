package dev.covector.passes.simplify;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Literal;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code size(5) -> 5} */
final class FoldSize implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return op instanceof Size(Dim size) && size.isConstant()
                ? b.constant(Literal.of(size.constant()), DType.I64, List.of())
                : null;
    }
}
