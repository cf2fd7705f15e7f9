package dev.covector.runtime;

import dev.covector.ir.Dim;
import dev.covector.ir.SizeTable;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ir.kernel.Recurrence;
import dev.covector.passes.lower.Repeated;
import dev.covector.runtime.PlannedControl.Place;
import dev.covector.runtime.threads.Workers;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A loop as one kernel, run a good while of steps at a time. */
final class Repetition {
    /** So many elements take some milliseconds; then it is time to see whether the thread was interrupted. */
    private static final long AT_ONCE = 1 << 20;

    private final KernelTier tier;
    private final Recurrence recurrence;
    private final Place[] buffers;

    /** For each buffer where what it carries on is from the second run on. */
    private final Place[] later;

    private final int[] places;
    private final int[] extents;
    private final int split;

    private Repetition(Repeated repeated, List<Place> operands, List<Place> results, Carries carries, SizeTable sizes) {
        this.recurrence = repeated.recurrence();
        this.tier = Kernels.get(recurrence);
        List<Place> all = Stream.concat(operands.stream(), results.stream()).toList();
        this.buffers = new Place[repeated.buffers().size()];
        this.later = new Place[buffers.length];
        for (int i = 0; i < buffers.length; i++) {
            int number = repeated.buffers().get(i);
            int carry = number - carries.operand();
            buffers[i] = all.get(number);
            later[i] = carry >= 0 && carry < carries.count() ? results.get(carries.result() + carry) : buffers[i];
        }
        Kernel kernel = recurrence.kernel();
        this.places = kernel.sizes().stream().mapToInt(sizes::place).toArray();
        List<Dim> loops = kernel.loops().stream().map(Kernel.Loop::extent).toList();
        this.extents = loops.subList(0, recurrence.stepLoop()).stream()
                .mapToInt(sizes::place)
                .toArray();
        this.split = extents[recurrence.splitLoop()];
    }

    /** The carries' first operand, first result, and number. */
    record Carries(int operand, int result, int count) {}

    static @Nullable Repetition of(
            @Nullable Repeated repeated, List<Place> operands, List<Place> results, Carries carries, SizeTable sizes) {
        return repeated == null ? null : new Repetition(repeated, operands, results, carries, sizes);
    }

    /** The code, or null where it is not there yet. */
    @Nullable
    KernelCode ready(Frame frame, long steps) {
        return tier.ready(steps * (width(frame) + Compilation.CALL_WORTH));
    }

    private long width(Frame frame) {
        long width = 1;
        for (int extent : extents) {
            width *= frame.table[extent];
        }
        return width;
    }

    /** Runs until the kernel's test fails, or all the steps; how many it took. {@code pause} is called now and then. */
    long run(KernelCode code, Frame frame, long steps, Runnable pause) {
        long[] addresses = addresses(buffers, frame);
        long[] sizes = new long[places.length + 2];
        for (int i = 0; i < places.length; i++) {
            sizes[i] = frame.table[places[i]];
        }
        long width = width(frame);
        long atOnce = Math.max(1, AT_ONCE / Math.max(1, width));
        long done = 0;
        while (done < steps) {
            pause.run();
            long until = done + Math.min(atOnce, steps - done);
            sizes[places.length] = done;
            sizes[places.length + 1] = until;
            run(code, addresses, sizes, frame.table[split], width * (until - done));
            done = sizes[places.length + 1];
            if (done < until) {
                return done;
            }
            addresses = addresses(later, frame);
        }
        return done;
    }

    private void run(KernelCode code, long[] addresses, long[] sizes, long end, long work) {
        Workers workers = Workers.shared();
        if (work < PlannedStep.Launch.PARALLEL || end < 2 || workers.threads() == 1) {
            code.run(addresses, sizes, 0, end);
        } else {
            PlannedStep.Launch.runInParts(code, addresses, sizes, end, recurrence.splitLoop() == 0, workers);
        }
    }

    private static long[] addresses(Place[] places, Frame frame) {
        long[] addresses = new long[places.length];
        for (int i = 0; i < places.length; i++) {
            addresses[i] = places[i].address(frame);
        }
        return addresses;
    }

    String source() {
        return tier.source();
    }

    long compileNanos() {
        return tier.compileNanos();
    }
}
