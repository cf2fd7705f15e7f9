package dev.covector.passes.lower;

import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpSet;
import java.util.List;

/** How much a program does, as formulas of the sizes. */
public record Work(Dim bytes, Dim operations) {
    /** Every step counts the bytes of the buffers it touches once, and each operation on an element as one. */
    public static Work of(Program program, OpSet ops) {
        Dim bytes = Dim.ZERO;
        Dim operations = Dim.ZERO;
        for (Step step : program.steps()) {
            List<Integer> touched = switch (step) {
                case Step.Launch launch -> launch.buffers();
                case Step.Control control ->
                    java.util.stream.Stream.concat(control.operands().stream(), control.results().stream())
                            .map(View::buffer)
                            .toList();
                case Step.Measure measure -> List.of(measure.number().buffer());
                case Step.Delivery delivery ->
                    delivery.results().stream().map(View::buffer).toList();
                case Step.Call call -> call.views().stream().map(View::buffer).toList();
            };
            for (int buffer : touched.stream().distinct().toList()) {
                bytes = bytes.plus(program.buffers().get(buffer).bytes());
            }
            operations = operations.plus(
                    switch (step) {
                        case Step.Launch launch -> operations(launch.kernel());
                        case Step.Control control -> operations(control, ops);
                        case Step.Measure _, Step.Delivery _ -> Dim.ZERO;
                        case Step.Call call -> ops.rules(call.op()).operations(call.op());
                    });
        }
        return new Work(bytes, operations);
    }

    /** Of a loop as many times as it steps; of branches all together. Sizes made inside count as none. */
    private static Dim operations(Step.Control control, OpSet ops) {
        Dim sum = Dim.ZERO;
        for (Program program : control.programs()) {
            sum = sum.plus(of(program, ops).operations());
        }
        return switch (control.how()) {
            case Lowering.Looped loop -> sum.times(loop.trips());
            case Lowering.WhileLooped loop -> sum.times(loop.trips());
            case Lowering.Varied _ -> Dim.ZERO;
            case Lowering.Branched _ -> sum;
        };
    }

    private static Dim operations(Kernel kernel) {
        Dim kept = Dim.ONE;
        Dim all = Dim.ONE;
        for (Kernel.Loop loop : kernel.loops()) {
            all = all.times(loop.extent());
            kept = loop.reduced() ? kept : kept.times(loop.extent());
        }
        Dim sum = Dim.ZERO;
        for (Kernel.Phase phase : kernel.phases()) {
            long each = phase.body().stream()
                    .filter(instr -> instr instanceof Instr.Compute || instr instanceof Instr.Reduce)
                    .count();
            sum = sum.plus((phase.level() == Kernel.Level.INNER ? all : kept).times(each));
        }
        return sum;
    }
}
