package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.SizeScope;
import dev.covector.ops.Measure;

/** Sizes that are made of data. */
final class Sizes {
    /** No size is larger: there is not so much memory. */
    static final Dim MOST = Dim.of(1L << 47);

    private Sizes() {}

    /**
     * The number in a scalar as a size: outside a trace the number that it is now, in a trace a symbol whose number is known
     * when the function has computed so far.
     *
     * @throws dev.covector.ir.TypeException where the number is not between 0 and {@code most}; in a trace, when it runs
     */
    static Dim of(Tensor number, Dim most, String op) {
        if (number.rank() != 0 || number.dtype().isInexact()) {
            throw UserLine.typeError(op + ": a size is made of an integer scalar; got " + number.type());
        }
        Tensor wide = number.convert(DType.I64);
        if (!Staging.isTracing()) {
            long size = (long) wide.item();
            if (size < 0 || most.isConstant() && size > most.constant()) {
                throw UserLine.typeError(op + ": a size made of data must be between 0 and " + most + "; got " + size);
            }
            return Dim.of(size);
        }
        Dim size = scope(op).born(most);
        Staging.one(wide, value -> new Measure(value, size, most));
        return size;
    }

    /** What stands for a symbol that a replayed function makes of data. */
    static Dim born(String symbol) {
        return Staging.isTracing() ? scope(symbol).born() : Dim.symbol(symbol);
    }

    private static TraceScope scope(String op) {
        if (SizeScope.CURRENT.isBound() && SizeScope.CURRENT.get() instanceof TraceScope scope) {
            return scope;
        }
        throw UserLine.typeError(op + ": a size made of data needs a trace of its own; none runs here");
    }
}
