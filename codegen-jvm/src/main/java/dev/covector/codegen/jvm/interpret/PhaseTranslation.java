package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel.Level;
import dev.covector.ir.kernel.Kernel.Phase;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Turns one phase into steps. What an inner phase reads of earlier phases is spread over a tile on entry, and the
 * blocks of reductions are taken on entry, since the body runs again and again.
 */
final class PhaseTranslation {
    private final Translation kernel;
    private final Slots slots;
    private final Phase phase;
    private final int number;

    private final Map<Reg, Slot<?>> spread = new HashMap<>();
    private final Map<Reg, Slot<?>> local = new HashMap<>();
    private final Map<Reg, Reduction<?>> reductions = new HashMap<>();
    private final List<Slot<?>> held = new ArrayList<>();
    private final List<Step> entry = new ArrayList<>();
    private final List<Step> body = new ArrayList<>();

    PhaseTranslation(Translation kernel, Phase phase, int number) {
        this.kernel = kernel;
        this.slots = kernel.slots();
        this.phase = phase;
        this.number = number;
    }

    PhaseCode code() {
        List<Instr> instrs = phase.body();
        instrs.forEach(this::enter);
        for (int i = 0; i < instrs.size(); i++) {
            translate(instrs.get(i), i);
        }
        held.forEach(slots::give);
        Map<Reg, Slot<?>> lanes = kernel.perLane();
        reductions.forEach((out, reduction) -> lanes.put(out, reduction.out()));
        giveEnded(lanes, Set.copyOf(lanes.keySet()), instrs.size());
        return new PhaseCode(phase.level(), entry, body, List.copyOf(reductions.values()));
    }

    private void enter(Instr instr) {
        if (phase.level() == Level.INNER) {
            for (Reg used : Lifetimes.uses(instr)) {
                Slot<?> slot = kernel.perLane().get(used);
                if (slot != null) {
                    spread.computeIfAbsent(used, _ -> spread(slot));
                }
            }
        }
        if (instr instanceof Instr.Reduce(Reg out, Reducer reducer, Reg _)) {
            reductions.put(out, reduction(reducer, Bank.of(out.dtype())));
        }
    }

    private <A> Slot<A> spread(Slot<A> slot) {
        Slot<A> wide = hold(slot.bank());
        entry.add(new Step.Spread<>(slot, wide));
        return wide;
    }

    private <A> Reduction<A> reduction(Reducer reducer, Bank<A> bank) {
        Slot<A> levels = slots.takeRow(bank, Reduction.LEVELS);
        return new Reduction<>(reducer, slots.take(bank), hold(bank), hold(bank), levels);
    }

    private <A> Slot<A> hold(Bank<A> bank) {
        Slot<A> slot = slots.take(bank);
        held.add(slot);
        return slot;
    }

    private void translate(Instr instr, int place) {
        switch (instr) {
            case Instr.Constant _, Instr.Size _ -> {}
            case Instr.Index(Reg out, int loop) -> {
                int route = kernel.routeOfIndex(loop);
                body.add(new Step.Index(out(out, Bank.I64), route));
            }
            case Instr.Load load -> {
                int route = kernel.route(load.access());
                body.add(new Step.Load<>(out(load.out()), load.buffer(), route));
            }
            case Instr.Store store -> {
                int route = kernel.route(store.access());
                body.add(new Step.Store<>(in(store.value()), store.buffer(), route));
            }
            case Instr.Gather gather -> {
                Slot<long[]> element = in(gather.element(), Bank.I64);
                end(instr, place);
                body.add(new Step.Gather<>(out(gather.out()), gather.buffer(), element));
            }
            case Instr.Compute compute ->
                body.add(compute(compute, Bank.of(compute.in().getLast().dtype()), place));
            case Instr.Reduce reduce ->
                body.add(reduce(reduce, Bank.of(reduce.out().dtype())));
        }
        end(instr, place);
    }

    private <A> Step reduce(Instr.Reduce reduce, Bank<A> bank) {
        @SuppressWarnings("unchecked") // the reduction was made for this bank
        Reduction<A> reduction = (Reduction<A>) Objects.requireNonNull(reductions.get(reduce.out()));
        Slot<A> value = in(reduce.value(), bank);
        return tile -> reduction.add(tile, value);
    }

    private <A> Step compute(Instr.Compute compute, Bank<A> bank, int place) {
        List<Reg> in = compute.in();
        Slot<A> last = in(in.getLast(), bank);
        return switch (compute.function()) {
            case CONVERT ->
                new Step.Convert<>(last, outAfter(compute, Bank.of(compute.out().dtype()), place));
            case BITCAST ->
                new Step.Bitcast<>(last, outAfter(compute, Bank.of(compute.out().dtype()), place));
            case EQ, NE, LT, LE ->
                new Step.Compare<>(
                        compute.function(), in(in.getFirst(), bank), last, outAfter(compute, Bank.BOOL, place));
            case SELECT ->
                new Step.Select<>(in(in.get(0), Bank.BOOL), in(in.get(1), bank), last, outAfter(compute, bank, place));
            case FMA -> new Step.Fma<>(in(in.get(0), bank), in(in.get(1), bank), last, outAfter(compute, bank, place));
            default ->
                in.size() == 1
                        ? new Step.Unary<>(compute.function(), last, outAfter(compute, bank, place))
                        : new Step.Binary<>(
                                compute.function(), in(in.getFirst(), bank), last, outAfter(compute, bank, place));
        };
    }

    /** The block of a result, which may be that of an operand that is not used again. */
    private <A> Slot<A> outAfter(Instr.Compute compute, Bank<A> bank, int place) {
        end(compute, place);
        return out(compute.out(), bank);
    }

    private Slot<?> out(Reg register) {
        return out(register, Bank.of(register.dtype()));
    }

    private <A> Slot<A> out(Reg register, Bank<A> bank) {
        Slot<A> slot = slots.take(bank);
        own().put(register, slot);
        return slot;
    }

    private <A> Slot<A> in(Reg register, Bank<A> bank) {
        Slot<?> slot = in(register);
        if (slot.bank().number() != bank.number()) {
            throw new IllegalArgumentException(
                    register + ": expected " + bank.loops().dtype() + ", got " + register.dtype());
        }
        @SuppressWarnings("unchecked") // the banks are the same
        Slot<A> checked = (Slot<A>) slot;
        return checked;
    }

    private Slot<?> in(Reg register) {
        Slot<?> slot = kernel.uniform().get(register);
        slot = slot == null ? spread.get(register) : slot;
        slot = slot == null ? local.get(register) : slot;
        slot = slot == null ? kernel.perLane().get(register) : slot;
        return Objects.requireNonNull(slot, () -> register + " is not visible in phase " + number);
    }

    private Map<Reg, Slot<?>> own() {
        return phase.level() == Level.INNER ? local : kernel.perLane();
    }

    /** Gives back the blocks of the registers that an instruction uses or sets and no later one uses. */
    private void end(Instr instr, int place) {
        Set<Reg> seen = new HashSet<>(Lifetimes.uses(instr));
        giveEnded(own(), seen, place);
    }

    private void giveEnded(Map<Reg, Slot<?>> slotsOf, Set<Reg> registers, int place) {
        for (Reg register : registers) {
            Slot<?> slot = slotsOf.get(register);
            if (slot != null && kernel.lifetimes().endsBy(register, number, place)) {
                slots.give(slot);
                slotsOf.remove(register);
            }
        }
    }
}
