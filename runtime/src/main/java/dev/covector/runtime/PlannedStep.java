package dev.covector.runtime;

import dev.covector.ir.Dim;
import dev.covector.ir.Guard;
import dev.covector.ir.Location;
import dev.covector.ir.SizeTable;
import dev.covector.ir.TypeException;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.passes.lower.Program;
import dev.covector.passes.lower.Step;
import dev.covector.passes.lower.View;
import dev.covector.runtime.threads.Workers;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A step with its code and with the places of its numbers. */
sealed interface PlannedStep
        permits PlannedStep.Launch, PlannedStep.Measure, PlannedStep.Call, PlannedControl, PlannedDelivery {
    static PlannedStep of(Step step, Program program, SizeTable sizes, List<Guard> guards) {
        return switch (step) {
            case Step.Launch launch -> Launch.of(launch, sizes);
            case Step.Control control -> PlannedControl.of(control, program, sizes, guards);
            case Step.Measure measure -> Measure.of(measure, sizes);
            case Step.Delivery delivery -> PlannedDelivery.of(delivery, program, sizes);
            case Step.Call call -> Call.of(call, program, sizes);
        };
    }

    /** How many numbers the step takes from the table. */
    default int sizeCount() {
        return 0;
    }

    /** How many addresses the step passes on. */
    default int bufferCount() {
        return 0;
    }

    /** Takes the step's numbers from the table. */
    default void size(long[] table, long[] into) {}

    void run(Frame frame, int number);

    default @Nullable String source() {
        return null;
    }

    default long compileNanos() {
        return 0;
    }

    /** The same step with the code that a compiler makes of its kernel; kernels of nested programs stay as they are. */
    default PlannedStep compiledBy(Function<Kernel, Backend.CompiledKernel> compiler) {
        return this;
    }

    private static int[] places(List<Dim> dims, SizeTable sizes) {
        return dims.stream().mapToInt(sizes::place).toArray();
    }

    private static void copy(int[] places, long[] table, long[] into) {
        for (int i = 0; i < places.length; i++) {
            into[i] = table[places[i]];
        }
    }

    /** A kernel, run in parts by several threads where there is enough to do. */
    record Launch(
            KernelTier tier,
            Kernel kernel,
            int[] buffers,
            int[] places,
            int[] extents,
            int split,
            boolean splitsFastest)
            implements PlannedStep {
        /** Below so many elements a second thread costs more than it brings. */
        static final long PARALLEL = 1 << 15;

        static Launch of(Step.Launch step, SizeTable sizes) {
            Kernel kernel = step.kernel();
            List<Dim> extents = kernel.loops().stream().map(Kernel.Loop::extent).toList();
            int split = kernel.splitLoop();
            return new Launch(
                    Kernels.get(kernel),
                    kernel,
                    step.buffers().stream().mapToInt(Integer::intValue).toArray(),
                    PlannedStep.places(kernel.sizes(), sizes),
                    PlannedStep.places(extents, sizes),
                    split < 0 ? -1 : sizes.place(extents.get(split)),
                    split == 0);
        }

        @Override
        public int sizeCount() {
            return places.length;
        }

        @Override
        public int bufferCount() {
            return buffers.length;
        }

        @Override
        public void size(long[] table, long[] into) {
            PlannedStep.copy(places, table, into);
        }

        @Override
        public void run(Frame frame, int number) {
            long[] addresses = frame.buffers[number];
            for (int i = 0; i < buffers.length; i++) {
                addresses[i] = frame.addresses[buffers[i]];
            }
            long work = 1;
            for (int extent : extents) {
                work *= frame.table[extent];
            }
            long end = split < 0 ? 1 : frame.table[split];
            KernelCode code = tier.code(work);
            Workers workers = Workers.shared();
            if (work < PARALLEL || split < 0 || workers.threads() == 1) {
                code.run(addresses, frame.sizes[number], 0, end);
            } else {
                runInParts(code, addresses, frame.sizes[number], end, splitsFastest, workers);
            }
        }

        static void runInParts(
                KernelCode code, long[] addresses, long[] sizes, long end, boolean splitsFastest, Workers workers) {
            long unit = splitsFastest ? 64 : 1;
            long units = (end + unit - 1) / unit;
            int parts = (int) Math.min(units, workers.threads() * 2L);
            workers.run(parts, part -> {
                long begin = units * part / parts * unit;
                long until = Math.min(end, units * (part + 1) / parts * unit);
                code.run(addresses, sizes, begin, until);
            });
        }

        @Override
        public PlannedStep compiledBy(Function<Kernel, Backend.CompiledKernel> compiler) {
            KernelTier other = KernelTier.of(compiler.apply(kernel));
            return new Launch(other, kernel, buffers, places, extents, split, splitsFastest);
        }

        @Override
        public String source() {
            return tier.source();
        }

        @Override
        public long compileNanos() {
            return tier.compileNanos();
        }
    }

    /** A number of the call that it has computed itself. */
    record Measure(int buffer, int offset, int size, int most, Step.Measure step) implements PlannedStep {
        static Measure of(Step.Measure step, SizeTable sizes) {
            View number = step.number();
            return new Measure(
                    number.buffer(),
                    sizes.place(number.offset()),
                    sizes.place(step.size()),
                    sizes.place(step.most()),
                    step);
        }

        @Override
        public void run(Frame frame, int number) {
            long measured = PlannedControl.ALL.get(
                    ValueLayout.JAVA_LONG_UNALIGNED, frame.addresses[buffer] + frame.table[offset] * Long.BYTES);
            if (measured < 0 || measured > frame.table[most]) {
                Location line = step.statement().location();
                String bound = step.most().isConstant() ? "" : " = " + frame.table[most];
                throw new TypeException("measure: a size made of data must be between 0 and " + step.most() + bound
                                + "; got " + measured)
                        .at(line);
            }
            frame.table[size] = measured;
        }
    }

    /** A routine of the backend. */
    record Call(
            KernelCode code,
            int[] buffers,
            int[] bytes,
            int[] offsets,
            int[] places,
            @Nullable Location line) implements PlannedStep {
        static Call of(Step.Call step, Program program, SizeTable sizes) {
            KernelCode code = Backends.host().routine(step.op());
            if (code == null) {
                throw new TypeException(step.op().mnemonic() + ": the backend "
                        + Backends.host().name() + " has no routine for " + step.types());
            }
            List<Dim> dims = new ArrayList<>();
            for (int i = 0; i < step.views().size(); i++) {
                dims.addAll(step.types().get(i).shape());
                dims.addAll(step.views().get(i).strides());
            }
            return new Call(
                    code,
                    step.views().stream().mapToInt(View::buffer).toArray(),
                    step.views().stream()
                            .mapToInt(view ->
                                    program.buffers().get(view.buffer()).dtype().bytes())
                            .toArray(),
                    PlannedStep.places(step.views().stream().map(View::offset).toList(), sizes),
                    PlannedStep.places(dims, sizes),
                    step.statement().location());
        }

        @Override
        public int sizeCount() {
            return places.length;
        }

        @Override
        public int bufferCount() {
            return buffers.length;
        }

        @Override
        public void size(long[] table, long[] into) {
            PlannedStep.copy(places, table, into);
        }

        /** Runs the routine; what it refuses names the line that asked for it. */
        @Override
        public void run(Frame frame, int number) {
            long[] addresses = frame.buffers[number];
            for (int i = 0; i < buffers.length; i++) {
                addresses[i] = frame.addresses[buffers[i]] + frame.table[offsets[i]] * bytes[i];
            }
            try {
                code.run(addresses, frame.sizes[number], 0, 1);
            } catch (TypeException e) {
                throw e.at(line);
            }
        }
    }
}
