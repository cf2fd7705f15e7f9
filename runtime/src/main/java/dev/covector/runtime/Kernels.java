package dev.covector.runtime;

import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Recurrence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The kernels of all plans: equal ones are compiled once. Bounded; what a plan holds stays with the plan. */
final class Kernels {
    private static final int MOST = 4096;

    /** By kernel, or recurrence. */
    private static final Map<Record, KernelTier> KERNELS = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Record, KernelTier> eldest) {
            return size() > MOST;
        }
    };

    private Kernels() {}

    static KernelTier get(Kernel kernel) {
        return get(kernel, () -> KernelTier.of(kernel, Backends.host()));
    }

    static KernelTier get(Recurrence recurrence) {
        return get(recurrence, () -> KernelTier.of(recurrence, Backends.host()));
    }

    private static KernelTier get(Record key, Supplier<KernelTier> make) {
        synchronized (KERNELS) {
            KernelTier known = KERNELS.get(key);
            if (known != null) {
                return known;
            }
        }
        KernelTier made = make.get();
        synchronized (KERNELS) {
            KernelTier raced = KERNELS.putIfAbsent(key, made);
            return raced == null ? made : raced;
        }
    }

    static void clear() {
        synchronized (KERNELS) {
            KERNELS.clear();
        }
    }
}
