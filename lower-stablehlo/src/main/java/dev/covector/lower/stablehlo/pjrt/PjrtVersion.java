package dev.covector.lower.stablehlo.pjrt;

/** The version of PJRT's C interface that a plugin was built with. */
public record PjrtVersion(int major, int minor) {
    @Override
    public String toString() {
        return major + "." + minor;
    }
}
