package dev.covector.runtime;

import dev.covector.ir.Dim;
import dev.covector.ir.SizeTable;
import dev.covector.ops.Lowering;
import dev.covector.passes.lower.Step;
import dev.covector.runtime.PlannedDelivery.Carried;
import dev.covector.runtime.memory.Block;
import dev.covector.runtime.memory.Memory;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A loop that goes on while its predicate holds, and whose state changes its sizes: each step makes the next state in memory of
 * that size, and the one before is freed.
 */
final class PlannedVarying extends PlannedControl {
    private final Step.Control step;
    private final int delivery;
    private final Nested predicate;
    private final Nested body;
    private final List<Place> operands;
    private final List<Place> numbers;
    private final int consts;

    /** Places of the sizes at the start, and of the numbers that the loop makes. */
    private final int[] first;

    private final int[] born;

    PlannedVarying(
            Lowering.Varied loop,
            Step.Control step,
            int delivery,
            Nested predicate,
            Nested body,
            List<Place> operands,
            List<Place> numbers,
            SizeTable sizes) {
        super(List.of(predicate, body), null);
        this.step = step;
        this.delivery = delivery;
        this.predicate = predicate;
        this.body = body;
        this.operands = operands;
        this.numbers = numbers;
        this.consts = loop.consts();
        this.first = loop.first().stream().mapToInt(sizes::place).toArray();
        this.born = step.born().stream()
                .mapToInt(symbol -> sizes.place(Dim.symbol(symbol)))
                .toArray();
    }

    @Override
    public void run(Frame frame, int number) {
        Frame[] frames = frames(frame, number);
        Run run = new Run(frame, frames[0], frames[1]);
        frame.nested[delivery] = run.all();
    }

    /** One run of the loop. */
    private final class Run {
        private final Frame frame;
        private final Frame asking;
        private final Frame stepping;
        private final long[] sizes = new long[first.length];
        private final long[] most = new long[first.length];
        private final long[] addresses;
        private @Nullable HostTensor[] owners;

        Run(Frame frame, Frame asking, Frame stepping) {
            this.frame = frame;
            this.asking = asking;
            this.stepping = stepping;
            this.addresses = new long[operands.size() - consts];
            this.owners = new HostTensor[addresses.length];
        }

        Carried all() {
            boolean done = false;
            try (Block scalars = Memory.host().allocate(Memory.ALIGNMENT + (long) first.length * Long.BYTES)) {
                start(scalars.address());
                long count = 0;
                while (holds(scalars.address())) {
                    requireNotInterrupted(step);
                    step();
                    count++;
                }
                end(count);
                done = true;
                return new Carried(addresses, owners);
            } finally {
                if (!done) {
                    new Carried(addresses, owners).close();
                }
            }
        }

        private void start(long scalars) {
            asking.addresses[predicate.result(0)] = scalars;
            for (int i = 0; i < first.length; i++) {
                sizes[i] = frame.table[first[i]];
                most[i] = sizes[i];
                asking.addresses[i] = scalars + Memory.ALIGNMENT + (long) i * Long.BYTES;
                stepping.addresses[i] = asking.addresses[i];
                ALL.set(ValueLayout.JAVA_LONG, asking.addresses[i], sizes[i]);
            }
            for (int i = 0; i < operands.size(); i++) {
                long address = operands.get(i).address(frame);
                asking.addresses[first.length + i] = address;
                stepping.addresses[first.length + i] = address;
                if (i >= consts) {
                    addresses[i - consts] = address;
                }
            }
        }

        private boolean holds(long answer) {
            Block scratch = predicate.open(asking, frame.table);
            try {
                predicate.run(asking);
            } finally {
                close(scratch);
            }
            return ALL.get(ValueLayout.JAVA_BYTE, answer) != 0;
        }

        private void step() {
            HostTensor[] made = body.make(stepping, frame.table);
            @Nullable HostTensor[] before = owners;
            owners = new HostTensor[addresses.length];
            for (int i = 0; i < addresses.length; i++) {
                HostTensor next = made[first.length + i];
                owners[i] = next;
                addresses[i] = next.address();
                asking.addresses[first.length + consts + i] = next.address();
                stepping.addresses[first.length + consts + i] = next.address();
            }
            for (int i = 0; i < first.length; i++) {
                sizes[i] = ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, made[i].address());
                most[i] = Math.max(most[i], sizes[i]);
                ALL.set(ValueLayout.JAVA_LONG, asking.addresses[i], sizes[i]);
                made[i].close();
            }
            new Carried(addresses, before).close();
        }

        private void end(long count) {
            give(0, count);
            for (int i = 0; i < first.length; i++) {
                give(1 + i, sizes[i]);
                give(1 + first.length + i, most[i]);
            }
        }

        private void give(int number, long value) {
            ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, numbers.get(number).address(frame), value);
            frame.table[born[number]] = value;
        }
    }
}
