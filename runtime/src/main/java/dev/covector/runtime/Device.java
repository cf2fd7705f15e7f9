package dev.covector.runtime;

/** Where plans run. */
public interface Device {
    /** The processor, by its {@link Backend}. */
    static Device host() {
        return HostDevice.INSTANCE;
    }

    /** The arguments of a call as the device's plans take them: the same tensors, or copies that lie otherwise. */
    HostTensor[] prepared(HostTensor[] arguments);

    /** A plan for the function; all that depends on sizes may wait until a call brings them. */
    Plan plan(Canonical canonical);
}
