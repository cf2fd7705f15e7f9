package dev.covector.tracer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a nested argument or result, without its tensors: records, lists, maps, arrays and optionals down to tensors
 * and numbers, which are its leaves. Two structures are equal where a compiled function may serve both.
 *
 * <p>A {@code Number} is a traced scalar: in what is rebuilt from tensors of a trace it is a {@link TracedNumber}. Record
 * components declared as {@code double}, {@code int} or another primitive or boxed type, and booleans, strings, characters,
 * enum constants and classes anywhere, are fixed: they are part of the structure.
 */
public final class Structure {
    private static final Structure TENSOR = new Structure(new Node.Leaf());

    private final Node root;

    Structure(Node root) {
        this.root = root;
    }

    /** A value taken apart: its leaves from left to right, and the rest. */
    public record Flat(List<Tensor> leaves, Structure structure) {
        public Flat {
            leaves = List.copyOf(leaves);
        }
    }

    /**
     * Takes a value apart.
     *
     * @throws dev.covector.ir.TypeException where something in it has no tensors and is not fixed; the message names its
     *     path and class
     */
    public static Flat flatten(Object value) {
        if (value instanceof Tensor tensor) {
            return new Flat(List.of(tensor), TENSOR);
        }
        if (value == null) {
            throw UserLine.typeError("null holds no tensors; return a tensor, or a structure of tensors");
        }
        Flattening flattening = new Flattening();
        Node root = flattening.node(value, "");
        return new Flat(flattening.leaves(), new Structure(root));
    }

    /** A value of this structure with other leaves. */
    public Object rebuild(List<Tensor> leaves) {
        if (leaves.size() != count()) {
            throw UserLine.typeError(this + " has " + count() + " leaves; got " + leaves.size());
        }
        return Objects.requireNonNull(root.rebuild(leaves.iterator()));
    }

    /** Whether this is a tensor alone. */
    public boolean isTensor() {
        return root instanceof Node.Leaf;
    }

    /** The number of leaves. */
    public int count() {
        return root.count();
    }

    /** How a message names each leaf: {@code w1}, {@code layers[0].bias}; a bare tensor's path is empty. */
    public List<String> paths() {
        List<String> paths = new ArrayList<>();
        root.paths("", paths);
        return List.copyOf(paths);
    }

    /** For each leaf whether derivatives are taken by it: it is not in a part that is {@link Passive}. */
    public List<Boolean> active() {
        List<Boolean> marks = new ArrayList<>();
        root.active(true, marks);
        return List.copyOf(marks);
    }

    /**
     * Something for each leaf, from what is given for the whole, or for its parts: by a list for those of a list or an array,
     * by a map for the components of a record or the entries of a map, and so on down.
     *
     * @param what what is given, for messages
     * @throws dev.covector.ir.TypeException where a list or map does not fit this structure
     */
    public List<Object> spread(String what, Object given) {
        return Spreading.over(root, what, given);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Structure structure && root.equals(structure.root);
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }

    @Override
    public String toString() {
        return root.text();
    }
}
