package dev.covector.codegen.jvm.blas;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Collections;
import java.util.stream.Stream;

/**
 * A routine of LAPACK by its Fortran name, for callers who lay out its arguments themselves: each is the address of a 32-bit
 * integer, a letter, or elements in column-major order. Nothing checks them.
 */
public final class LapackRoutine {
    private final MethodHandle handle;

    private LapackRoutine(MethodHandle handle) {
        this.handle = handle;
    }

    /**
     * Binds a routine, such as {@code dgetrf_}; for places where {@link OpenBlas#isAvailable()}.
     *
     * @param arguments how many it has
     * @param letters how many of them are letters, whose lengths C passes behind the others
     */
    public static LapackRoutine of(String name, int arguments, int letters) {
        ValueLayout.OfLong[] all =
                Collections.nCopies(arguments + letters, ValueLayout.JAVA_LONG).toArray(ValueLayout.OfLong[]::new);
        MethodHandle routine = OpenBlas.handle(name, FunctionDescriptor.ofVoid(all));
        Object[] lengths = Stream.generate(() -> 1L).limit(letters).toArray();
        MethodHandle visible = MethodHandles.insertArguments(routine, arguments, lengths);
        return new LapackRoutine(visible.asSpreader(long[].class, arguments));
    }

    /** Calls it on the thread count that {@code work} multiplications deserve. */
    public void call(double work, long... addresses) {
        Threads.runSteps(work, () -> {
            handle.invokeExact(addresses);
        });
    }
}
