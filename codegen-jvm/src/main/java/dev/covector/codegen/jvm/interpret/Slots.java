package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.DType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;

/** Hands out the slots of blocks, the last one given back first, so that the blocks in use stay in the cache. */
final class Slots {
    private final int[] fresh = new int[Bank.COUNT];
    private final Deque<Integer>[] free = free();

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
    private static Deque<Integer>[] free() {
        return IntStream.range(0, Bank.COUNT)
                .mapToObj(i -> new ArrayDeque<Integer>())
                .toArray(Deque[]::new);
    }

    Slot<?> take(DType dtype) {
        return take(Bank.of(dtype));
    }

    <A> Slot<A> take(Bank<A> bank) {
        Integer number = free[bank.number()].poll();
        return number == null ? takeRow(bank, 1) : new Slot<>(bank, number);
    }

    /** The first of {@code count} slots with numbers in a row. */
    <A> Slot<A> takeRow(Bank<A> bank, int count) {
        Slot<A> first = new Slot<>(bank, fresh[bank.number()]);
        fresh[bank.number()] += count;
        return first;
    }

    void give(Slot<?> slot) {
        free[slot.bank().number()].push(slot.number());
    }
}
