package dev.covector.lower.stablehlo;

import dev.covector.ir.Block;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.text.Extents;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.lower.stablehlo.text.HloRegion;
import dev.covector.ops.Lowering;
import java.util.ArrayList;
import java.util.List;

/**
 * A loop whose carries change their sizes: the state is how many steps were made, the sizes, the largest sizes so far, and the carries. It
 * takes a module for every size, in which a size is a question mark in every step, or one with room for the largest.
 */
final class Varying {
    private final Exporter exporter;
    private final Lowering.Varied loop;
    private final HloBuilder b;
    private final int sizes;
    private final List<Dim> room = new ArrayList<>();

    Varying(Exporter exporter, Lowering.Varied loop) {
        this.exporter = exporter;
        this.loop = loop;
        this.b = exporter.builder();
        this.sizes = loop.first().size();
    }

    List<Hlo> write(Stmt stmt, List<Hlo> in) {
        makeRoom(stmt.op());
        List<Hlo> consts = in.subList(0, loop.consts());
        List<Hlo> first = loop.first().stream().map(b::size).toList();
        List<Hlo> state = new ArrayList<>(List.of(b.size(Dim.ZERO)));
        state.addAll(first);
        state.addAll(first);
        List<Value> params = loop.blocks().get(1).params();
        List<Value> carried = params.subList(sizes + loop.consts(), params.size());
        for (int i = 0; i < carried.size(); i++) {
            state.add(asType(in.get(loop.consts() + i), carried.get(i).type()));
        }
        List<TensorType> types = state.stream().map(Hlo::type).toList();
        HloRegion more = new HloRegion(types, at -> fitting(run(0, consts, at), at));
        HloRegion step = new HloRegion(types, at -> next(consts, at, types));
        List<Hlo> ends = b.op("stablehlo.while", state, "", types, List.of(more, step));
        List<Hlo> results = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            results.add(new Hlo(ends.get(i).name(), stmt.results().get(i).type()));
        }
        List<String> born = stmt.op().born();
        for (int i = 0; i < born.size(); i++) {
            exporter.sizes().know(born.get(i), results.get(i));
        }
        return results;
    }

    /** For each size the same, the largest that it becomes, at which the loop ends. */
    private void makeRoom(Op op) {
        for (int i = 0; i < sizes; i++) {
            String most = op.born().get(1 + sizes + i);
            Extents.open(op.bound().get(i), most);
            Extents.open(op.born().get(1 + i), most);
            Extents.open(most, most);
            room.add(Dim.symbol(most));
        }
        Extents.open(op.born().getFirst(), op.born().getFirst());
    }

    /** Goes on only as long as there is room for the sizes. */
    private List<Hlo> fitting(List<Hlo> more, List<Hlo> at) {
        Hlo goesOn = more.getFirst();
        for (int i = 0; Extents.areKnown() && i < sizes; i++) {
            Hlo fits = b.compare("LE", at.get(1 + i), b.size(Extents.room(room.get(i))));
            goesOn = b.elementwise("stablehlo.and", DType.BOOL, goesOn, fits);
        }
        return List.of(goesOn);
    }

    private List<Hlo> run(int block, List<Hlo> consts, List<Hlo> at) {
        List<Hlo> arguments = new ArrayList<>(at.subList(1, 1 + sizes));
        arguments.addAll(consts);
        arguments.addAll(at.subList(loop.numbers(), at.size()));
        Block body = loop.blocks().get(block);
        return exporter.block(body, arguments);
    }

    private List<Hlo> next(List<Hlo> consts, List<Hlo> at, List<TensorType> types) {
        List<Hlo> results = run(1, consts, at);
        List<Hlo> next = new ArrayList<>();
        next.add(b.elementwise("stablehlo.add", DType.I64, at.getFirst(), b.size(Dim.ONE)));
        next.addAll(results.subList(0, sizes));
        for (int i = 0; i < sizes; i++) {
            next.add(b.elementwise("stablehlo.maximum", DType.I64, at.get(1 + sizes + i), results.get(i)));
        }
        for (int i = sizes; i < results.size(); i++) {
            next.add(asType(results.get(i), types.get(next.size())));
        }
        return next;
    }

    /** The value with sizes that the text does not know, where it knows them. */
    private Hlo asType(Hlo x, TensorType type) {
        return Hlo.type(x.type()).equals(Hlo.type(type)) ? new Hlo(x.name(), type) : b.resized(x, type);
    }
}
