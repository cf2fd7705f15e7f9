package dev.covector.runtime;

import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.TypeException;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import dev.covector.passes.lower.Program;
import dev.covector.passes.lower.Step;
import java.util.List;

/** A function on its way to a program, every stage kept for those who want to look. */
record Lowered(Func traced, Func simplified, Program program) {
    String text(String stage) {
        return switch (stage) {
            case "traced" -> traced.toString();
            case "simplified" -> simplified.toString();
            case "fused" -> text(program);
            default ->
                throw new TypeException(
                        "no stage is named " + stage + "; the stages are " + List.of("traced", "simplified", "fused"));
        };
    }

    private static String text(Program program) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < program.buffers().size(); i++) {
            text.append("buffer %d: %s x %s, %s %d\n"
                    .formatted(
                            i,
                            program.buffers().get(i).dtype(),
                            program.buffers().get(i).elements(),
                            program.buffers().get(i).role().name().toLowerCase(java.util.Locale.ROOT),
                            program.buffers().get(i).index()));
        }
        for (Step step : program.steps()) {
            switch (step) {
                case Step.Launch launch ->
                    text.append("launch on buffers ").append(launch.buffers()).append(": ").append(launch.kernel());
                case Step.Call call ->
                    text.append("call ")
                            .append(call.op().mnemonic())
                            .append(call.op().attributes().asMap().isEmpty()
                                    ? ""
                                    : " " + call.op().attributes().asMap())
                            .append(" on ")
                            .append(call.views())
                            .append('\n');
            }
        }
        return text.toString();
    }

    Dim bytes() {
        Dim sum = Dim.ZERO;
        for (Step step : program.steps()) {
            List<Integer> buffers =
                    switch (step) {
                        case Step.Launch launch -> launch.buffers();
                        case Step.Call call ->
                            call.views().stream().map(view -> view.buffer()).toList();
                    };
            for (int buffer : buffers) {
                sum = sum.plus(program.buffers().get(buffer).bytes());
            }
        }
        return sum;
    }

    Dim flops() {
        Dim sum = Dim.ZERO;
        for (Step step : program.steps()) {
            if (step instanceof Step.Launch launch) {
                sum = sum.plus(flops(launch.kernel()));
            }
        }
        return sum;
    }

    private static Dim flops(Kernel kernel) {
        Dim kept = Dim.ONE;
        Dim all = Dim.ONE;
        for (Kernel.Loop loop : kernel.loops()) {
            all = all.times(loop.extent());
            kept = loop.reduced() ? kept : kept.times(loop.extent());
        }
        Dim sum = Dim.ZERO;
        for (Kernel.Phase phase : kernel.phases()) {
            long operations = phase.body().stream()
                    .filter(instr -> instr instanceof Instr.Compute || instr instanceof Instr.Reduce)
                    .count();
            sum = sum.plus((phase.level() == Kernel.Level.INNER ? all : kept).times(operations));
        }
        return sum;
    }
}
