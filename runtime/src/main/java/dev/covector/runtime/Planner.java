package dev.covector.runtime;

import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.passes.lower.Lower;
import dev.covector.passes.lower.Program;
import dev.covector.passes.lower.Work;
import dev.covector.passes.simplify.Simplify;
import java.util.ArrayList;
import java.util.List;

/** Makes plans for the processor. */
final class Planner {
    private Planner() {}

    static HostPlan plan(Canonical canonical) {
        Func func = canonical.func();
        Func simplified = func.within(() -> Simplify.run(func, canonical.ops()));
        List<List<Dim>> strides = new ArrayList<>();
        for (int i = 0; i < canonical.layouts().size(); i++) {
            strides.add(Layout.strides(
                    canonical.layouts().get(i),
                    i,
                    simplified.params().get(i).type().shape()));
        }
        Program program = Lower.run(simplified, strides, canonical.donated(), canonical.ops());
        Work work = simplified.within(() -> Work.of(program, canonical.ops()));
        return new HostPlan(canonical, new Lowered(func, simplified, program, work));
    }
}
