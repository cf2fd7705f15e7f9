package dev.covector.api;

/**
 * Where {@code vmap} puts the members of a batch in the results: the axis of all tensors, or a list or map of axes for the
 * parts, as in {@link In}. {@link Covector#none()} is for what is the same for all members, and then has no axis of them.
 *
 * @param axes for the result
 */
public record Out(Object axes) {
    static final Out LAST = new Out(In.LAST);

    public Out {
        In.require("out", axes);
    }
}
