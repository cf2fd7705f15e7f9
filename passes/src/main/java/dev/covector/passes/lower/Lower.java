package dev.covector.passes.lower;

import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Guard;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Lowering;
import dev.covector.ops.Lowering.AxisMap;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes a program of a function: fused kernels, routines, and places for what they compute. */
public final class Lower {
    private final Sources sources;
    private final Places places = new Places();
    private final List<Step> steps = new ArrayList<>();

    private final OpSet ops;
    private final List<Guard> guards;

    private Lower(OpSet ops, Func f) {
        this.ops = ops;
        this.guards = f.guards();
        this.sources = new Sources(ops, f.body().stmts());
    }

    /**
     * Lowers a function.
     *
     * @param strides for each parameter how far apart its elements are along each axis, in elements
     * @param donated for each parameter whether a result may take its memory over
     */
    public static Program run(Func function, List<List<Dim>> strides, List<Boolean> donated, OpSet ops) {
        Func f = UpdateLast.run(Expand.run(function, ops), ops);
        return f.within(() -> new Lower(ops, f).program(f, strides, donated));
    }

    private Program program(Func f, List<List<Dim>> strides, List<Boolean> donated) {
        for (int i = 0; i < f.params().size(); i++) {
            Value param = f.params().get(i);
            int buffer = places.buffer(param.type(), Buffer.Role.PARAMETER, i);
            places.put(param, new View(buffer, Dim.ZERO, strides.get(i)));
        }
        List<Unit> units = Schedule.of(Clusters.of(f.body().stmts(), sources), f.results(), sources, places);
        units.forEach(this::emit);
        Slots slots = Slots.plan(places.buffers(), steps);
        return new Program(
                f,
                slots.buffers(),
                slots.bytes(),
                steps,
                InPlace.donations(slots.buffers(), steps, donated),
                places.requirements());
    }

    private void emit(Unit unit) {
        switch (unit) {
            case Unit.Fused(Group group) -> {
                Step.Launch launch = GroupKernel.lower(group, sources, places);
                if (!launch.kernel().phases().isEmpty()) {
                    steps.add(launch);
                }
            }
            case Unit.Routine(Stmt stmt) -> steps.add(call(stmt));
            case Unit.Control control -> steps.add(control(control));
            case Unit.Delivery(Stmt stmt, List<Value> results) ->
                steps.add(
                        new Step.Delivery(results.stream().map(places::require).toList(), stmt));
            case Unit.Measurement(Stmt stmt, Lowering.Measured how) ->
                steps.add(new Step.Measure(operand(stmt.op().operands().getFirst()), how.size(), how.most(), stmt));
            case Unit.Assembly(Stmt stmt, Lowering.Assembled how) -> assemble(stmt, how);
            case Unit.Copy(Value value, View to) -> {
                List<Dim> shape = value.type().shape();
                steps.add(GroupKernel.copy(value, shape, Schedule.axes(shape.size()), to, sources, places));
            }
            case Unit.Alias _ -> {}
        }
    }

    private Step.Call call(Stmt stmt) {
        List<View> views = new ArrayList<>();
        stmt.op().operands().forEach(x -> views.add(operand(x)));
        stmt.results().forEach(result -> views.add(places.require(result)));
        List<TensorType> types = Stream.concat(stmt.op().operands().stream(), stmt.results().stream())
                .map(Value::type)
                .toList();
        boolean updates = sources.lowering(stmt) instanceof Lowering.Library(boolean may) && may;
        return new Step.Call(stmt.op(), types, views, updates, stmt);
    }

    private Step.Control control(Unit.Control unit) {
        Stmt stmt = unit.stmt();
        Lowering.Control how = unit.how();
        List<Value> operands = stmt.op().operands();
        List<View> views = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            View copy = unit.copies().get(i);
            views.add(copy == null ? operand(operands.get(i)) : copy);
        }
        List<View> results = Births.numbers(unit).stream().map(places::require).toList();
        List<Program> programs = Nesting.programs(how, stmt.op().blocks(), views, guards, ops);
        return new Step.Control(how, programs, views, results, Repeated.of(how, programs, views, results), stmt);
    }

    private View operand(Value x) {
        int rank = x.type().rank();
        Sources.Source source = sources.resolve(x, Sources.identity(rank));
        List<AxisMap> maps = source == null ? null : source.maps();
        return source == null || maps == null
                ? places.require(x)
                : places.require(source.value()).through(maps, rank);
    }

    private void assemble(Stmt stmt, Lowering.Assembled how) {
        View whole = places.require(stmt.result());
        List<Value> operands = stmt.op().operands();
        Integer fill = how.fill();
        if (fill != null) {
            List<Dim> shape = stmt.result().type().shape();
            steps.add(GroupKernel.copy(operands.get(fill), shape, List.of(), whole, sources, places));
        }
        for (Lowering.Region region : how.regions()) {
            Value part = operands.get(region.operand());
            View to = Schedule.region(whole, region);
            if (!to.equals(places.find(part))) {
                List<Dim> shape = part.type().shape();
                steps.add(GroupKernel.copy(part, shape, Schedule.axes(shape.size()), to, sources, places));
            }
        }
    }
}
