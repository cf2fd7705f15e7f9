package dev.covector.codegen.jvm.emit;

import dev.covector.ir.kernel.Kernel;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A kernel's loops by kind, the fastest first. */
final class LoopOrder {
    private final Kernel kernel;

    LoopOrder(Kernel kernel) {
        this.kernel = kernel;
    }

    private List<Integer> where(IntPredicate wanted) {
        return IntStream.range(0, kernel.loops().size()).filter(wanted).boxed().toList();
    }

    List<Integer> kept() {
        return where(loop -> !kernel.loops().get(loop).reduced());
    }

    List<Integer> reduced() {
        return where(loop -> kernel.loops().get(loop).reduced());
    }

    /** The loops around loop 0. */
    List<Integer> without0() {
        return where(loop -> loop > 0);
    }

    /** The kept loops around loop 0. */
    List<Integer> keptWithout0() {
        return where(loop -> loop > 0 && !kernel.loops().get(loop).reduced());
    }
}
