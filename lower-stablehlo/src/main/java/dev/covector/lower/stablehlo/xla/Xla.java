package dev.covector.lower.stablehlo.xla;

import dev.covector.lower.stablehlo.pjrt.Pjrt;
import dev.covector.lower.stablehlo.pjrt.PjrtDevice;
import dev.covector.lower.stablehlo.pjrt.install.CpuPlugin;
import dev.covector.runtime.Canonical;
import dev.covector.runtime.Device;
import dev.covector.runtime.HostTensor;
import dev.covector.runtime.Plan;
import java.nio.file.Path;

/**
 * Runs functions by XLA, or whatever a PJRT plugin has behind it: {@code jit(fn).on(Xla.on(Pjrt.load(path).device(0)))}. There a
 * program has fixed sizes, so that a plan has an executable for all sizes that came; the ledger shows each. A call returns when its
 * results are there. Tensors stay in the memory of the processor: they are lent to a device that shares it, and copied to any other.
 */
public final class Xla implements Device {
    /** Names the library of the plugin for {@link #cpu}. */
    public static final String PLUGIN_VARIABLE = "COVECTOR_PJRT_PLUGIN";

    private static final int USUALLY_KEPT = 64;
    private static final long SMALLEST = 8;

    private final PjrtDevice device;
    private final int most;
    private final boolean isInBuckets;

    private Xla(PjrtDevice device, int most, boolean isInBuckets) {
        this.device = device;
        this.most = most;
        this.isInBuckets = isInBuckets;
    }

    /** The device of a plugin. */
    public static Xla on(PjrtDevice device) {
        return new Xla(device, USUALLY_KEPT, false);
    }

    /**
     * The first device of the plugin that {@value #PLUGIN_VARIABLE} names, or else of XLA for the CPU, which is fetched where
     * it is not there yet.
     */
    public static Xla cpu() {
        String named = System.getenv(PLUGIN_VARIABLE);
        return on(
                Pjrt.load(named == null ? CpuPlugin.install() : Path.of(named)).device(0));
    }

    /** The same, with at most so many executables kept for a plan: the one whose sizes have not come for longest is forgotten. */
    public Xla keeping(int executables) {
        if (executables < 1) {
            throw new IllegalArgumentException("a plan keeps at least one executable; got " + executables);
        }
        return new Xla(device, executables, isInBuckets);
    }

    /**
     * The same, with an executable for all sizes up to powers of two: arguments are padded, and what is beyond their sizes is
     * masked where it would matter. Far fewer programs are compiled, each call computes up to twice as much along each axis. Factorisations
     * by LAPACK take exact sizes.
     */
    public Xla inBuckets() {
        return new Xla(device, most, true);
    }

    boolean isInBuckets() {
        return isInBuckets;
    }

    /** The least power of two that is not smaller than a size, and at least eight. */
    static long bucket(long size) {
        return size <= SMALLEST ? SMALLEST : Long.highestOneBit(size - 1) << 1;
    }

    PjrtDevice device() {
        return device;
    }

    int most() {
        return most;
    }

    @Override
    public HostTensor[] prepared(HostTensor[] arguments) {
        HostTensor[] dense = null;
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].isDense()) {
                dense = dense == null ? arguments.clone() : dense;
                dense[i] = arguments[i].dense();
            }
        }
        return dense == null ? arguments : dense;
    }

    @Override
    public Plan plan(Canonical canonical) {
        return XlaPlan.of(this, canonical);
    }

    @Override
    public String toString() {
        return isInBuckets ? device + ", in buckets of sizes" : device.toString();
    }
}
