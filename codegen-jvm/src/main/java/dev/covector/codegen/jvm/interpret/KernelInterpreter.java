package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.KernelCode;
import java.util.List;

/**
 * A kernel that runs without being compiled: each instruction is done for a block of some hundred points before the
 * next one is. It answers the first calls of a plan, and what it computes is what compiled kernels have to compute.
 */
public final class KernelInterpreter implements KernelCode {
    private final Layout layout;
    private final List<Step> constants;
    private final List<PhaseCode> phases;

    private KernelInterpreter(Kernel kernel) {
        Translation translation = new Translation(kernel);
        layout = translation.layout();
        constants = translation.constants();
        phases = translation.phases();
    }

    /** The code of a kernel; it may run in several threads at once. */
    public static KernelCode of(Kernel kernel) {
        return new KernelInterpreter(kernel);
    }

    @Override
    public void run(long[] buffers, long[] sizes, long begin, long end) {
        Nest nest = new Nest(layout, sizes);
        long last = end * nest.perSplit();
        long first = begin * nest.perSplit();
        if (first >= last) {
            return;
        }
        Tile tile = new Tile(nest, buffers, Frame.ofThread());
        for (Step constant : constants) {
            constant.run(tile);
        }
        for (; first < last; first += nest.lanes()) {
            tile.keep(first, (int) Math.min(nest.lanes(), last - first));
            for (PhaseCode phase : phases) {
                phase.run(tile);
            }
        }
    }
}
