package dev.covector.oracles.programs;

import dev.covector.ir.Func;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that must hold of every program. */
interface Check {
    /** What does not hold, or null. The seed decides what is left open, so that the answer is the same again. */
    @Nullable
    Mismatch of(Func f, List<Point> points, long seed);
}
