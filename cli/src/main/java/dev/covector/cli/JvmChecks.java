package dev.covector.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** What the running JVM offers. */
final class JvmChecks {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private JvmChecks() {}

    static Check jdk() {
        return Check.found(
                "JDK",
                Runtime.version() + ", " + System.getProperty("java.vendor") + ", " + System.getProperty("java.home"));
    }

    static Check vectorApi() {
        return preferredBits()
                .map(bits -> Check.found("Vector API", bits + " bits wide on this machine"))
                .orElseGet(() -> Check.missing(
                        "Vector API",
                        "kernels run as scalar code; start the JVM with --add-modules=" + VECTOR_MODULE
                                + " (./covector does, unless COVECTOR_VECTOR=off)"));
    }

    static Check cores() {
        return Check.found("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    }

    static Check memory() {
        long machine =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return Check.found(
                "memory",
                gibibytes(machine) + ", of it Java heap at most "
                        + gibibytes(Runtime.getRuntime().maxMemory()));
    }

    // By reflection: the command must also start where the module is absent.
    private static Optional<Integer> preferredBits() {
        return ModuleLayer.boot().findModule(VECTOR_MODULE).map(module -> {
            try {
                Class<?> shape = Class.forName(module, VECTOR_MODULE + ".VectorShape");
                Object preferred = shape.getMethod("preferredShape").invoke(null);
                return (Integer) shape.getMethod("vectorBitSize").invoke(preferred);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("the Vector API of this JDK has another form", e);
            }
        });
    }

    static String gibibytes(long bytes) {
        return "%.1f GiB".formatted(bytes / (double) (1L << 30));
    }
}
