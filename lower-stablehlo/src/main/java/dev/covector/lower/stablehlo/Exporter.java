package dev.covector.lower.stablehlo;

import dev.covector.ir.Block;
import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.Reducer;
import dev.covector.lower.stablehlo.export.Export;
import dev.covector.lower.stablehlo.export.Exports;
import dev.covector.lower.stablehlo.text.Extents;
import dev.covector.lower.stablehlo.text.Gathering;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.lower.stablehlo.text.HloSizes;
import dev.covector.lower.stablehlo.text.HloText;
import dev.covector.ops.FuncEmitter;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpSet;
import dev.covector.ops.RuledOp;
import dev.covector.ops.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes statements one after the other, each by its form of lowering; it knows no op. */
final class Exporter {
    private final OpSet ops;
    private final HloText text;
    private final HloSizes sizes;
    private final HloBuilder b;
    private final Control control = new Control(this);
    private final Map<Value, Hlo> values = new HashMap<>();

    Exporter(OpSet ops, HloText text, HloSizes sizes) {
        this.ops = ops;
        this.text = text;
        this.sizes = sizes;
        this.b = new HloBuilder(text, sizes);
    }

    HloBuilder builder() {
        return b;
    }

    HloSizes sizes() {
        return sizes;
    }

    void bind(Value value, Hlo hlo) {
        values.put(value, hlo);
    }

    /** The results of a block on values of the text. */
    List<Hlo> block(Block block, List<Hlo> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            bind(block.params().get(i), arguments.get(i));
        }
        statements(block.stmts());
        return block.results().stream().map(this::get).toList();
    }

    private Hlo get(Value value) {
        Hlo known = values.get(value);
        if (known == null) {
            throw new IllegalStateException("no statement has computed " + value);
        }
        return known;
    }

    private void statements(List<Stmt> stmts) {
        for (Stmt stmt : stmts) {
            text.at(stmt.location());
            List<Hlo> results = written(stmt);
            for (int i = 0; i < results.size(); i++) {
                bind(stmt.results().get(i), results.get(i));
            }
        }
    }

    /** The statement's results; what cannot be exported is an error that names the op and the user's line. */
    private List<Hlo> written(Stmt stmt) {
        try {
            return write(stmt);
        } catch (ExportException e) {
            throw e;
        } catch (TypeException e) {
            throw new ExportException(stmt.op().mnemonic() + " (StableHLO): " + e.getMessage(), e, stmt.location());
        }
    }

    private List<Hlo> write(Stmt stmt) {
        Op op = stmt.op();
        List<Hlo> in = op.operands().stream().map(this::get).toList();
        Export own = Exports.of(op);
        if (own != null) {
            return own.write(in, b);
        }
        TensorType type = stmt.results().getFirst().type();
        return switch (Exports.lowering(op, ops)) {
            case Lowering.Pointwise(Lowering.Formula formula) -> List.of(pointwise(op, type, formula, in));
            case Lowering.Generated(Lowering.Source source) -> {
                Elementwise k = new Elementwise(b, type.shape());
                yield List.of(k.store(source.emit(k, k.index())));
            }
            case Lowering.Indexed(List<Lowering.AxisMap> axes) -> List.of(Indexing.write(in.getFirst(), axes, type, b));
            case Lowering.Reduction(Reducer reducer, List<Integer> axes) ->
                List.of(Reductions.write(reducer, axes, in.getFirst(), b));
            case Lowering.Reshaped() -> List.of(ColumnMajor.reshape(in.getFirst(), type.shape(), b));
            case Lowering.Assembled assembled -> List.of(Assembly.write(assembled, in, type, b));
            case Lowering.Gathered(List<Integer> axes) ->
                List.of(Gathering.write(in.getFirst(), in.subList(1, in.size()), axes, type, b));
            case Lowering.Measured(var size, var most) -> {
                sizes.know(size.toString(), in.getFirst());
                Extents.bound(size.toString(), most);
                yield in;
            }
            case Lowering.Looped looped -> control.loop(looped, op, in);
            case Lowering.WhileLooped looped -> control.loop(looped, op, in);
            case Lowering.Varied varied -> new Varying(this, varied).write(stmt, in);
            case Lowering.Branched() -> control.branch(op, in);
            case Lowering.Library() ->
                throw new TypeException("no StableHLO is known for this op; give it a lowering to simpler ops, or run"
                        + " the function on Covector's own kernels");
            case Lowering.Expanded(Lowering.Expansion expansion) -> expanded(expansion);
        };
    }

    /** By the op's name in StableHLO where it has one that computes the same, else by its formula. */
    private Hlo pointwise(Op op, TensorType type, Lowering.Formula formula, List<Hlo> in) {
        if (!(op instanceof RuledOp)) {
            String name = Names.of(ops.definition(op).facts().hlo(), in, type.dtype());
            if (name != null) {
                return b.elementwise(name, type.dtype(), in.toArray(Hlo[]::new));
            }
        }
        Elementwise k = new Elementwise(b, type.shape());
        List<Scalar> scalars = in.stream().map(k::load).toList();
        return k.store(formula.emit(k, scalars));
    }

    private List<Hlo> expanded(Lowering.Expansion expansion) {
        FuncEmitter simpler = new FuncEmitter(ops);
        List<Value> results = expansion.emit(simpler);
        for (Stmt stmt : simpler.stmts()) {
            List<Hlo> computed = write(stmt);
            for (int i = 0; i < computed.size(); i++) {
                bind(stmt.results().get(i), computed.get(i));
            }
        }
        return results.stream().map(this::get).toList();
    }
}
