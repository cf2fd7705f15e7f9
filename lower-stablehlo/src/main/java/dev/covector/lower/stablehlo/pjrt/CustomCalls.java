package dev.covector.lower.stablehlo.pjrt;

import java.util.Map;

/** Custom calls that a module brings along: found by {@link java.util.ServiceLoader} and registered with every plugin. */
public interface CustomCalls {
    /** Those for programs on the CPU, by name. */
    Map<String, CustomCall> onHost();
}
