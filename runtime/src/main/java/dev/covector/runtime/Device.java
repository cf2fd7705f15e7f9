package dev.covector.runtime;

import java.util.function.Supplier;

/** Where plans run. */
public interface Device {
    /** The processor, by its {@link Backend}. */
    static Device host() {
        return HostDevice.INSTANCE;
    }

    /** Where functions run that are jitted now and told nothing else: the processor, unless a device says {@link #within}. */
    static Device current() {
        return CurrentDevice.CURRENT.orElse(host());
    }

    /** Does work on this thread whose jitted functions run here, from then on, wherever they are called. */
    default <T> T within(Supplier<T> work) {
        return ScopedValue.where(CurrentDevice.CURRENT, this).call(work::get);
    }

    /** The arguments of a call as the device's plans take them: the same tensors, or copies that lie otherwise. */
    HostTensor[] prepared(HostTensor[] arguments);

    /** A plan for the function; all that depends on sizes may wait until a call brings them. */
    Plan plan(Canonical canonical);
}
