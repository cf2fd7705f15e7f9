package dev.covector.autodiff;

import dev.covector.ir.Block;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.FuncEmitter;
import dev.covector.ops.LoopConstants;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Types and forward derivative of {@link VaryingWhile}. Its derivatives are those of a scan that keeps the state inside tensors of the
 * largest sizes: so the tape of a loop takes the number of steps times the largest state.
 */
final class VaryingWhileRules implements OpRules<VaryingWhile> {
    private static final TensorType NUMBER = TensorType.scalar(DType.I64);

    /** No size is larger: there is not so much memory. */
    private static final Dim UNBOUNDED = Dim.of(1L << 47);

    @Override
    public List<TensorType> types(VaryingWhile op) {
        int wanted = op.operands().size();
        boolean fits =
                op.predicate().params().size() == wanted && op.body().params().size() == wanted;
        Check.that(fits, op, "C1", "predicate and body must have " + wanted + " parameters");
        Nested.requireTypes(op, "C2", "constant", op.consts(), op.body().params());
        requireTypes(op, "C2", "state", types(op.carries()), op.carriedTypes(op.first()));
        requireTypes(
                op,
                "C2",
                "parameter",
                types(op.body().params()),
                types(op.predicate().params()));
        Check.that(
                op.body().results().size() == op.carries().size(), op, "C3", "a step must give the whole next state");
        requireTypes(op, "C3", "the next state", types(op.body().results()), op.carriedTypes(op.next()));
        List<Value> answer = op.predicate().results();
        boolean decides = answer.size() == 1 && answer.getFirst().type().equals(TensorType.scalar(DType.BOOL));
        Check.that(decides, op, "C4", "the predicate must give one bool scalar");
        List<TensorType> types = new ArrayList<>(Collections.nCopies(op.born().size(), NUMBER));
        types.addAll(op.carriedTypes(op.last()));
        return types;
    }

    private static List<TensorType> types(List<Value> values) {
        return values.stream().map(Value::type).toList();
    }

    private static void requireTypes(
            VaryingWhile op, String constraint, String what, List<TensorType> types, List<TensorType> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            TensorType x = types.get(i);
            boolean fits = x.dtype() == wanted.get(i).dtype()
                    && x.rank() == wanted.get(i).rank()
                    && Check.equal(x.shape(), wanted.get(i).shape(), op);
            Check.that(fits, op, constraint, what + " " + i + " must be of type " + wanted.get(i) + "; got " + x);
        }
    }

    @Override
    public List<@Nullable Value> jvp(
            VaryingWhile op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        int consts = op.consts().size();
        int changing = op.sizes().size();
        List<TensorType> room = op.carriedTypes(op.most());
        List<Value> carries = new ArrayList<>(op.first().stream().map(b::size).toList());
        List<@Nullable Value> given = new ArrayList<>();
        given.add(null);
        given.addAll(tangents.subList(0, consts));
        op.sizes().forEach(_ -> given.add(null));
        for (int i = 0; i < room.size(); i++) {
            carries.add(into(room.get(i), op.carries().get(i), b));
            Value tangent = tangents.get(consts + i);
            given.add(tangent == null ? null : into(room.get(i), tangent, b));
        }
        Scan counted = new Scan(
                results.getFirst(), op.consts(), carries, List.of(), op.trips(), false, op.every(), step(op, room, b));
        List<@Nullable Value> ends = counted.rules().jvp(counted, List.of(), given, b);
        List<@Nullable Value> all = new ArrayList<>();
        op.born().forEach(_ -> all.add(null));
        List<TensorType> last = op.carriedTypes(op.last());
        for (int i = 0; i < last.size(); i++) {
            Value end = ends.get(changing + i);
            all.add(end == null ? null : outOf(end, last.get(i), b));
        }
        return all;
    }

    /** A step on the sizes as numbers, and on the state inside tensors with room for the largest. */
    private static Block step(VaryingWhile op, List<TensorType> room, OpBuilder b) {
        FuncEmitter out = new FuncEmitter(b.ops());
        List<Value> params = new ArrayList<>(List.of(new Value(ScanRules.index())));
        List<Value> consts = op.consts().stream().map(x -> new Value(x.type())).toList();
        List<Value> numbers = op.sizes().stream().map(_ -> new Value(NUMBER)).toList();
        List<Value> padded = room.stream().map(Value::new).toList();
        Stream.of(consts, numbers, padded).forEach(params::addAll);
        List<Value> arguments = new ArrayList<>(consts);
        for (int i = 0; i < numbers.size(); i++) {
            out.measure(numbers.get(i), op.sizes().get(i), op.most().get(i));
        }
        List<TensorType> types = op.carriedTypes(op.sizes());
        for (int i = 0; i < padded.size(); i++) {
            arguments.add(outOf(padded.get(i), types.get(i), out));
        }
        List<Value> next = out.inline(op.body(), arguments);
        List<Value> results = new ArrayList<>(op.next().stream().map(out::size).toList());
        for (int i = 0; i < next.size(); i++) {
            results.add(into(room.get(i), next.get(i), out));
        }
        return new Block(params, out.stmts(), results);
    }

    /** The tensor at the start of a larger one that is zero elsewhere. */
    private static Value into(TensorType room, Value x, OpBuilder b) {
        if (room.equals(x.type())) {
            return x;
        }
        List<Dim> none = Collections.nCopies(room.rank(), Dim.ZERO);
        List<Dim> high = new ArrayList<>();
        for (int axis = 0; axis < room.rank(); axis++) {
            high.add(room.dim(axis).minus(x.type().dim(axis)));
        }
        Value zero = b.zeros(TensorType.scalar(room.dtype()));
        return b.pad(x, zero, none, high, none);
    }

    private static Value outOf(Value padded, TensorType type, OpBuilder b) {
        int rank = type.rank();
        return padded.type().equals(type)
                ? padded
                : b.slice(
                        padded, Collections.nCopies(rank, Dim.ZERO), type.shape(), Collections.nCopies(rank, Dim.ONE));
    }

    /** The members of a batch would differ in their sizes. */
    @Override
    public List<Value> batch(VaryingWhile op, List<Boolean> batched, Dim size, OpBuilder b) {
        throw new TypeException("varying_while: the state of this loop changes its sizes, which would differ within a"
                + " batch, so the results would be ragged; use map, which takes the members one after the other,"
                + " instead of vmap, or keep the state in a tensor of a fixed size with a mask");
    }

    @Override
    public LoopConstants constants(VaryingWhile op) {
        return new LoopConstants(0, 0, op.consts().size(), "consts");
    }

    @Override
    public Lowering lowering(VaryingWhile op) {
        FuncEmitter asking = new FuncEmitter(OpSet.STANDARD);
        Block predicate = numbered(op, op.predicate(), asking);
        FuncEmitter stepping = new FuncEmitter(OpSet.STANDARD);
        Block body = numbered(op, op.body(), stepping);
        List<Value> results =
                new ArrayList<>(op.next().stream().map(stepping::size).toList());
        results.addAll(body.results());
        return new Lowering.Varied(
                op.consts().size(),
                op.first(),
                List.of(predicate, new Block(body.params(), stepping.stmts(), results)));
    }

    /** A block that gets the sizes as numbers first. */
    private static Block numbered(VaryingWhile op, Block block, FuncEmitter out) {
        List<Value> params =
                new ArrayList<>(op.sizes().stream().map(_ -> new Value(NUMBER)).toList());
        for (int i = 0; i < params.size(); i++) {
            out.measure(params.get(i), op.sizes().get(i), UNBOUNDED);
        }
        params.addAll(block.params());
        block.stmts().forEach(out::append);
        return new Block(params, out.stmts(), block.results());
    }
}
