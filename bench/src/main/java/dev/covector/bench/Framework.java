package dev.covector.bench;

/** Whose time it is. */
public enum Framework {
    COVECTOR,
    JAX,
    TORCH,
    NUMPY;

    /** The name on a command line, in a table and in JSON. */
    public String word() {
        return switch (this) {
            case COVECTOR -> "covector";
            case JAX -> "jax";
            case TORCH -> "torch";
            case NUMPY -> "numpy";
        };
    }
}
