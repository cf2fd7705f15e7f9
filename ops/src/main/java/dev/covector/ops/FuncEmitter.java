package dev.covector.ops;

import dev.covector.ir.FuncBuilder;
import dev.covector.ir.Location;
import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Emits ops into a function under construction. What is trivial for reals is not emitted for them. */
public final class FuncEmitter implements OpBuilder {
    private final OpSet ops;
    private final FuncBuilder target;

    public FuncEmitter(OpSet ops) {
        this.ops = ops;
        this.target = new FuncBuilder(ops);
    }

    @Override
    public OpSet ops() {
        return ops;
    }

    @Override
    public List<Value> emit(Op op) {
        return target.emit(op);
    }

    /** Attributes the statements that follow to a line of the user's program. */
    public void at(@Nullable Location line) {
        target.at(line);
    }

    /** Appends a statement as it is. */
    public void append(Stmt stmt) {
        target.append(stmt);
    }

    public List<Stmt> stmts() {
        return target.stmts();
    }

    @Override
    public Value conj(Value x) {
        return x.type().dtype().isComplex() ? OpBuilder.super.conj(x) : x;
    }

    @Override
    public Value real(Value x) {
        return x.type().dtype().isComplex() ? OpBuilder.super.real(x) : x;
    }
}
