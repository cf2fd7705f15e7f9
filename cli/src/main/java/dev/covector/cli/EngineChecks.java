package dev.covector.cli;

import dev.covector.codegen.jvm.blas.OpenBlas;
import dev.covector.codegen.jvm.emit.VectorShape;
import dev.covector.runtime.Backend;
import dev.covector.runtime.memory.Memory;
import dev.covector.runtime.threads.Workers;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** What Covector itself makes of the machine. */
final class EngineChecks {
    private EngineChecks() {}

    static Check backends() {
        return setting("backends", () -> {
            List<String> names = ServiceLoader.load(Backend.class).stream()
                    .map(backend -> backend.get().name())
                    .toList();
            return names.isEmpty()
                    ? Check.missing("backends", "none is on the class path; add the module covector-codegen-jvm")
                    : Check.found("backends", String.join(", ", names));
        });
    }

    static Check kernels() {
        return setting("kernels", () -> {
            VectorShape shape = VectorShape.preferred();
            return shape == VectorShape.SCALAR
                    ? Check.missing("kernels", "compiled as scalar code, since there is no Vector API")
                    : Check.found(
                            "kernels",
                            "compiled for vectors of " + shape.bits() + " bits; -D" + VectorShape.PROPERTY
                                    + " sets another width");
        });
    }

    static Check blas() {
        return OpenBlas.isAvailable()
                ? Check.found("BLAS", OpenBlas.status())
                : Check.missing("BLAS", OpenBlas.status());
    }

    static Check threads() {
        return setting(
                "threads",
                () -> Check.found(
                        "threads",
                        "at most " + Workers.shared().threads() + " run a kernel; -D" + Workers.THREADS_PROPERTY
                                + " sets another number"));
    }

    static Check tensors() {
        return setting(
                "tensors",
                () -> Check.found(
                        "tensors",
                        "at most "
                                + JvmChecks.gibibytes(Memory.host().statistics().limit())
                                + " outside the Java heap; -D" + Memory.LIMIT_PROPERTY
                                + " sets another limit, such as 8g"));
    }

    /** A setting that makes no sense is said, and the other lines still come. */
    private static Check setting(String subject, Supplier<Check> check) {
        try {
            return check.get();
        } catch (IllegalArgumentException e) {
            return Check.missing(subject, String.valueOf(e.getMessage()));
        } catch (ExceptionInInitializerError | ServiceConfigurationError e) {
            return Check.missing(subject, String.valueOf(e.getCause()));
        }
    }
}
