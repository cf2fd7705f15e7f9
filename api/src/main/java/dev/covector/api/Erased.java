package dev.covector.api;

/** A function whose arguments and result have lost their types. */
@FunctionalInterface
interface Erased {
    Object apply(Object... args);
}
