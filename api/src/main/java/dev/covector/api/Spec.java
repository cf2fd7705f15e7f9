package dev.covector.api;

import dev.covector.ir.Dim;
import java.util.List;

/**
 * What a function takes as one tensor: the size of each axis. A size is a name ({@link Dim#named}), of which a number may be a
 * factor ({@link Dim#multipleOf}), a number, or a formula of what is named elsewhere.
 */
public record Spec(List<Dim> sizes) {
    public Spec {
        sizes = List.copyOf(sizes);
    }

    @Override
    public String toString() {
        return sizes.toString();
    }
}
