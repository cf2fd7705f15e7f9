package dev.covector.ops;

import dev.covector.ir.Block;
import dev.covector.ir.Copier;
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

    /** The block's statements with their comments and lines. */
    @Override
    public List<Value> inline(Block block, List<Value> arguments) {
        return Copier.inline(block, arguments, target);
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
