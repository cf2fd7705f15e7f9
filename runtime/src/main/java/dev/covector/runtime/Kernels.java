package dev.covector.runtime;

import dev.covector.ir.kernel.Kernel;
import java.util.LinkedHashMap;
import java.util.Map;

/** The kernels of all plans: equal ones are compiled once. Bounded; what a plan holds stays with the plan. */
final class Kernels {
    private static final int MOST = 4096;

    private static final Map<Kernel, KernelTier> KERNELS = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Kernel, KernelTier> eldest) {
            return size() > MOST;
        }
    };

    private Kernels() {}

    static KernelTier get(Kernel kernel) {
        synchronized (KERNELS) {
            KernelTier known = KERNELS.get(kernel);
            if (known != null) {
                return known;
            }
        }
        KernelTier made = new KernelTier(kernel, Backends.host());
        synchronized (KERNELS) {
            KernelTier raced = KERNELS.putIfAbsent(kernel, made);
            return raced == null ? made : raced;
        }
    }

    static void clear() {
        synchronized (KERNELS) {
            KERNELS.clear();
        }
    }
}
