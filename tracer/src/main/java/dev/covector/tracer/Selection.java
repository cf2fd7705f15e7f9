package dev.covector.tracer;

/** Some elements of a tensor, to be read or changed. */
sealed interface Selection permits BasicSelection, MaskedSelection {
    /** The tensor. */
    Tensor of();

    /** The elements. */
    Tensor get();

    /** The tensor with elements updated. */
    Tensor update(Update update, Tensor values);
}
