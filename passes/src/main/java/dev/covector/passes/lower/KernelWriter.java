package dev.covector.passes.lower;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Collects the instructions of a kernel phase by phase; the same computation twice in a phase is done once. */
final class KernelWriter implements KernelScalars {
    /** A program's buffer as a kernel sees it. */
    private record Seen(int buffer, DType part) {}

    private final int rank;
    private final Map<Seen, Integer> buffers = new LinkedHashMap<>();
    private final List<Kernel.Phase> phases = new ArrayList<>();
    private final Map<Object, Reg> done = new HashMap<>();
    private List<Instr> body = new ArrayList<>();
    private int registers;

    /** @param rank the number of loops */
    KernelWriter(int rank) {
        this.rank = rank;
    }

    /** Ends the phase; what follows belongs to the next one. */
    void endPhase(Kernel.Level level) {
        if (!body.isEmpty()) {
            phases.add(new Kernel.Phase(level, body));
        }
        body = new ArrayList<>();
        done.clear();
    }

    List<Kernel.Phase> phases() {
        return phases;
    }

    List<DType> bufferTypes() {
        return buffers.keySet().stream().map(Seen::part).toList();
    }

    /** The program's numbers of the kernel's buffers. */
    List<Integer> bufferNumbers() {
        return buffers.keySet().stream().map(Seen::buffer).toList();
    }

    private int local(int buffer, DType part) {
        return buffers.computeIfAbsent(new Seen(buffer, part), _ -> buffers.size());
    }

    private Reg once(DType dtype, Object key, Function<Reg, Instr> make) {
        Reg known = done.get(key);
        if (known != null) {
            return known;
        }
        Reg out = new Reg(registers++, dtype);
        body.add(make.apply(out));
        done.put(key, out);
        return out;
    }

    @Override
    public Reg compute(DType dtype, Intrinsic function, List<Reg> in) {
        return once(dtype, List.of(dtype, function, in), out -> new Instr.Compute(out, function, in));
    }

    @Override
    public Reg constant(DType dtype, Number value) {
        return once(dtype, List.of(dtype, value), out -> new Instr.Constant(out, value));
    }

    @Override
    public Reg size(Dim size) {
        return size.isConstant()
                ? constant(DType.I64, size.constant())
                : once(DType.I64, size, out -> new Instr.Size(out, size));
    }

    /** {@code number * step + plus}. */
    Reg scaled(Reg number, Dim step, Dim plus) {
        Reg product = step.equals(Dim.ONE) ? number : apply(Intrinsic.MUL, number, size(step));
        return plus.equals(Dim.ZERO) ? product : apply(Intrinsic.ADD, product, size(plus));
    }

    Reg sum(Reg x, Reg y) {
        return apply(Intrinsic.ADD, x, y);
    }

    /** A position as a number. */
    Reg number(Position position) {
        return switch (position) {
            case Position.Computed(Reg number) -> number;
            case Position.Affine(Dim offset, List<Dim> coefficients) -> {
                Reg sum = null;
                for (int axis = 0; axis < coefficients.size(); axis++) {
                    if (!coefficients.get(axis).equals(Dim.ZERO)) {
                        Reg term = scaled(index(axis), coefficients.get(axis), Dim.ZERO);
                        sum = sum == null ? term : apply(Intrinsic.ADD, sum, term);
                    }
                }
                yield sum == null ? size(offset) : scaled(sum, Dim.ONE, offset);
            }
        };
    }

    private Reg index(int axis) {
        return once(DType.I64, axis, out -> new Instr.Index(out, axis));
    }

    /** The number inside a range of the given size that is nearest. */
    Reg clamped(Reg number, Dim size) {
        Reg below = apply(Intrinsic.MIN, number, size(size.minus(1)));
        return apply(Intrinsic.MAX, below, constant(DType.I64, 0L));
    }

    /** Reads the element of a tensor. */
    Scalar load(View view, DType dtype, List<Position> at) {
        DType part = dtype.realPart();
        int buffer = local(view.buffer(), part);
        if (at.stream().anyMatch(Position.Computed.class::isInstance)) {
            Reg element = element(view, at);
            if (!dtype.isComplex()) {
                return new Scalar(gather(buffer, part, element), null);
            }
            Reg twice = scaled(element, Dim.of(2), Dim.ZERO);
            return new Scalar(gather(buffer, part, twice), gather(buffer, part, scaled(twice, Dim.ONE, Dim.ONE)));
        }
        Access access = access(view, at);
        if (!dtype.isComplex()) {
            return new Scalar(read(buffer, part, access), null);
        }
        return new Scalar(read(buffer, part, part(access, 0)), read(buffer, part, part(access, 1)));
    }

    private Reg gather(int buffer, DType part, Reg element) {
        return once(part, List.of("gather", buffer, element), out -> new Instr.Gather(out, buffer, element));
    }

    private Reg read(int buffer, DType part, Access access) {
        return once(part, List.of("load", buffer, access), out -> new Instr.Load(out, buffer, access));
    }

    /** Writes the element of a tensor. */
    void store(View view, DType dtype, List<Position> at, Scalar value) {
        int buffer = local(view.buffer(), dtype.realPart());
        Access access = access(view, at);
        if (!dtype.isComplex()) {
            body.add(new Instr.Store(buffer, access, value.re()));
            return;
        }
        Reg imaginary = value.isComplex() ? value.im() : constant(dtype.realPart(), 0.0);
        body.add(new Instr.Store(buffer, part(access, 0), value.re()));
        body.add(new Instr.Store(buffer, part(access, 1), imaginary));
    }

    /** Combines the values over the reduced loops; what later phases read. */
    Scalar reduce(Reducer reducer, Scalar value) {
        return new Scalar(reduce(reducer, value.re()), value.isComplex() ? reduce(reducer, value.im()) : null);
    }

    private Reg reduce(Reducer reducer, Reg value) {
        Reg out = new Reg(registers++, value.dtype());
        body.add(new Instr.Reduce(out, reducer, value));
        return out;
    }

    private Access access(View view, List<Position> at) {
        Dim offset = view.offset();
        List<Dim> strides = new ArrayList<>(Collections.nCopies(rank, Dim.ZERO));
        for (int axis = 0; axis < at.size(); axis++) {
            Position.Affine affine = (Position.Affine) at.get(axis);
            Dim stride = view.strides().get(axis);
            offset = offset.plus(affine.offset().times(stride));
            for (int loop = 0; loop < rank; loop++) {
                Dim coefficient = affine.coefficients().get(loop);
                if (!coefficient.equals(Dim.ZERO)) {
                    strides.set(loop, strides.get(loop).plus(coefficient.times(stride)));
                }
            }
        }
        return new Access(offset, strides);
    }

    /** A complex tensor's access in elements of its parts. */
    private static Access part(Access access, int part) {
        return new Access(
                access.offset().times(2).plus(part),
                access.strides().stream().map(stride -> stride.times(2)).toList());
    }

    private Reg element(View view, List<Position> at) {
        Reg sum = size(view.offset());
        for (int axis = 0; axis < at.size(); axis++) {
            Reg term = scaled(number(at.get(axis)), view.strides().get(axis), Dim.ZERO);
            sum = apply(Intrinsic.ADD, sum, term);
        }
        return sum;
    }
}
