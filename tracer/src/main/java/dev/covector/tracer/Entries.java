package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Reads the entries of an index one after the other; each is for the next axis of x. */
final class Entries {
    /** What one entry is in the result. */
    private enum Role {
        KEPT,
        NEW,
        PLACED
    }

    private final String op;
    private final Tensor x;
    private final List<Role> roles = new ArrayList<>();
    private final List<Integer> reversed = new ArrayList<>();
    private final List<Integer> dropped = new ArrayList<>();
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Integer> tensorAxes = new ArrayList<>();
    private Slicing slicing;
    private int axis;

    private Entries(String op, Tensor x) {
        this.op = op;
        this.x = x;
        slicing = Slicing.all(x);
    }

    /** What the entries choose. */
    static Selection read(String op, Tensor x, Index... given) {
        List<Index> entries = complete(op, x, given);
        if (entries.stream().anyMatch(Entries::isMask)) {
            return MaskedSelection.of(op, x, entries);
        }
        Entries reading = new Entries(op, x);
        entries.forEach(reading::read);
        return reading.selection();
    }

    static boolean isMask(Index entry) {
        return entry instanceof Tensor tensor && tensor.dtype() == DType.BOOL;
    }

    /** The entries with the ellipsis written out. */
    private static List<Index> complete(String op, Tensor x, Index... given) {
        List<Index> entries = new ArrayList<>(Arrays.asList(given));
        int used = entries.stream().mapToInt(Entries::axes).sum();
        int at = entries.indexOf(Index.ELLIPSIS);
        boolean fits = used <= x.rank() && at == entries.lastIndexOf(Index.ELLIPSIS);
        if (!fits) {
            throw UserLine.typeError(op + ": takes entries for " + x.rank() + " axes and one ellipsis; got entries for "
                    + used + " axes of " + x.type());
        }
        List<Index> rest = Collections.nCopies(x.rank() - used, Slice.all());
        if (at >= 0) {
            entries.remove(at);
        }
        entries.addAll(at < 0 ? entries.size() : at, rest);
        return entries;
    }

    private static int axes(Index entry) {
        return switch (entry) {
            case Index.Mark _ -> 0;
            case Tensor tensor -> isMask(tensor) ? tensor.rank() : 1;
            case Index.Place _, Index.Range _, Slice _ -> 1;
        };
    }

    private void read(Index entry) {
        switch (entry) {
            case Index.Mark _ -> roles.add(Role.NEW);
            case Index.Place(Dim place) -> {
                slicing = slicing.along(axis, Bounds.place(op, x, axis, place), Dim.ONE, 1);
                dropped.add(axis++);
                roles.add(Role.PLACED);
            }
            case Index.Range(Dim start, Dim end) -> {
                slicing = slicing.along(axis++, start, end.minus(start), 1);
                roles.add(Role.KEPT);
            }
            case Slice slice -> {
                slicing = slicing.along(axis, slice);
                if (slice.step() < 0) {
                    reversed.add(axis);
                }
                axis++;
                roles.add(Role.KEPT);
            }
            case Tensor places -> {
                tensors.add(places);
                tensorAxes.add(axis++);
                roles.add(Role.PLACED);
            }
        }
    }

    private BasicSelection selection() {
        List<Tensor> places = tensors.isEmpty() ? List.of() : Places.of(op, x, tensors, tensorAxes);
        List<Integer> axes = tensorAxes.stream()
                .map(at ->
                        at - (int) dropped.stream().filter(other -> other < at).count())
                .toList();
        int kept = x.rank() - dropped.size() - axes.size();
        List<Integer> points = places.isEmpty()
                ? List.of()
                : Axes.range(kept, kept + places.getFirst().rank());
        List<Integer> order = new ArrayList<>();
        List<Integer> newAxes = new ArrayList<>();
        boolean together = together();
        if (!together) {
            order.addAll(points);
        }
        int next = 0;
        boolean isPlaced = !together;
        for (Role role : roles) {
            switch (role) {
                case KEPT -> order.add(next++);
                case NEW -> newAxes.add(order.size() + newAxes.size());
                case PLACED -> {
                    order.addAll(isPlaced ? List.of() : points);
                    isPlaced = true;
                }
            }
        }
        return new BasicSelection(op, new View(slicing, reversed, dropped), places, axes, order, newAxes);
    }

    /** Whether all places and tensors of places are neighbours. */
    private boolean together() {
        int first = roles.indexOf(Role.PLACED);
        return first < 0
                || !roles.subList(first, roles.lastIndexOf(Role.PLACED) + 1).stream()
                        .anyMatch(role -> role != Role.PLACED);
    }
}
