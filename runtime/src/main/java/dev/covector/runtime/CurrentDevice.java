package dev.covector.runtime;

/** The device for functions that are jitted now. */
final class CurrentDevice {
    static final ScopedValue<Device> CURRENT = ScopedValue.newInstance();

    private CurrentDevice() {}
}
