package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.kernel.Intrinsic;

/** One instruction, done for all points of a tile. */
@FunctionalInterface
interface Step {
    void run(Tile tile);

    /** The same number in as many elements as a tile of the run can have. */
    record Constant<A>(Slot<A> out, Number value) implements Step {
        @Override
        public void run(Tile tile) {
            out.loops()
                    .fill(
                            out.in(tile.frame()),
                            tile.nest().lanes() * tile.nest().stretch(),
                            value);
        }
    }

    /** A size in as many elements as a tile of the run can have. */
    record Size(Slot<long[]> out, int size) implements Step {
        @Override
        public void run(Tile tile) {
            Nest nest = tile.nest();
            out.loops().fill(out.in(tile.frame()), nest.lanes() * nest.stretch(), nest.size(size));
        }
    }

    /** The number of an access: the index of a loop. */
    record Index(Slot<long[]> out, int route) implements Step {
        @Override
        public void run(Tile tile) {
            long[] index = out.in(tile.frame());
            tile.walk(route, (offset, step, n, rowStep, rows, at) -> {
                for (int row = 0; row < rows; row++) {
                    for (int i = 0; i < n; i++) {
                        index[at + row * n + i] = offset + row * rowStep + i * step;
                    }
                }
            });
        }
    }

    record Load<A>(Slot<A> out, int buffer, int route) implements Step {
        @Override
        public void run(Tile tile) {
            A block = out.in(tile.frame());
            Lines<A> lines = out.bank().lines();
            long bytes = out.bank().bytes();
            long base = tile.address(buffer);
            tile.walk(route, (offset, step, n, rowStep, rows, at) -> {
                for (int row = 0; row < rows; row++) {
                    lines.read(base + (offset + row * rowStep) * bytes, step * bytes, block, at + row * n, n);
                }
            });
        }
    }

    record Store<A>(Slot<A> value, int buffer, int route) implements Step {
        @Override
        public void run(Tile tile) {
            A block = value.in(tile.frame());
            Lines<A> lines = value.bank().lines();
            long bytes = value.bank().bytes();
            long base = tile.address(buffer);
            tile.walk(route, (offset, step, n, rowStep, rows, at) -> {
                for (int row = 0; row < rows; row++) {
                    lines.write(block, at + row * n, n, base + (offset + row * rowStep) * bytes, step * bytes);
                }
            });
        }
    }

    record Gather<A>(Slot<A> out, int buffer, Slot<long[]> element) implements Step {
        @Override
        public void run(Tile tile) {
            long[] elements = element.in(tile.frame());
            out.bank().lines().gather(tile.address(buffer), elements, out.in(tile.frame()), tile.points());
        }
    }

    record Unary<A>(Intrinsic function, Slot<A> x, Slot<A> out) implements Step {
        @Override
        public void run(Tile tile) {
            Frame frame = tile.frame();
            out.loops().unary(function, x.in(frame), out.in(frame), tile.points());
        }
    }

    record Binary<A>(Intrinsic function, Slot<A> x, Slot<A> y, Slot<A> out) implements Step {
        @Override
        public void run(Tile tile) {
            Frame frame = tile.frame();
            out.loops().binary(function, x.in(frame), y.in(frame), out.in(frame), tile.points());
        }
    }

    record Fma<A>(Slot<A> x, Slot<A> y, Slot<A> z, Slot<A> out) implements Step {
        @Override
        public void run(Tile tile) {
            Frame frame = tile.frame();
            out.loops().fma(x.in(frame), y.in(frame), z.in(frame), out.in(frame), tile.points());
        }
    }

    record Compare<A>(Intrinsic function, Slot<A> x, Slot<A> y, Slot<byte[]> out) implements Step {
        @Override
        public void run(Tile tile) {
            Frame frame = tile.frame();
            x.loops().compare(function, x.in(frame), y.in(frame), out.in(frame), tile.points());
        }
    }

    record Select<A>(Slot<byte[]> condition, Slot<A> x, Slot<A> y, Slot<A> out) implements Step {
        @Override
        public void run(Tile tile) {
            Frame frame = tile.frame();
            out.loops().select(condition.in(frame), x.in(frame), y.in(frame), out.in(frame), tile.points());
        }
    }

    record Convert<A, B>(Slot<A> x, Slot<B> out) implements Step {
        @Override
        public void run(Tile tile) {
            Frame frame = tile.frame();
            Conversions.convert(x.loops().dtype(), x.in(frame), out.loops().dtype(), out.in(frame), tile.points());
        }
    }

    record Bitcast<A, B>(Slot<A> x, Slot<B> out) implements Step {
        @Override
        public void run(Tile tile) {
            Frame frame = tile.frame();
            Bitcasts.bitcast(x.in(frame), out.in(frame), tile.points());
        }
    }

    /** A value of each kept point at all reduced points of a tile. */
    record Spread<A>(Slot<A> x, Slot<A> out) implements Step {
        @Override
        public void run(Tile tile) {
            A from = x.in(tile.frame());
            A to = out.in(tile.frame());
            int lanes = tile.lanes();
            int times = tile.nest().stretch();
            if (!tile.nest().keptFirst()) {
                out.loops().spread(from, lanes, times, to);
                return;
            }
            for (int i = 0; i < times; i++) {
                System.arraycopy(from, 0, to, i * lanes, lanes);
            }
        }
    }
}
