package dev.covector.lower.stablehlo.pjrt;

import java.util.Set;

/**
 * Custom calls that a module brings along, found by {@link java.util.ServiceLoader}. One is registered with a plugin when a
 * program with its name is compiled.
 */
public interface CustomCalls {
    /** The names that programs on the CPU can call. */
    Set<String> names();

    /** What a name of those stands for. */
    CustomCall onHost(String name);
}
