package dev.covector.api;

import org.jspecify.annotations.Nullable;

/** A function whose arguments and result have lost their types. */
@FunctionalInterface
interface Erased {
    @Nullable
    Object apply(@Nullable Object... args);
}
