package dev.covector.lower.stablehlo.pjrt;

import java.util.List;

/** The types of extensions that PJRT's header numbers. */
final class Extension {
    static final int CUSTOM_CALLS = 5;
    private static final List<String> NAMES = List.of(
            "Gpu_Custom_Call",
            "Profiler",
            "Custom_Partitioner",
            "Stream",
            "Layouts",
            "FFI",
            "MemoryDescriptions",
            "Triton",
            "RawBuffer",
            "PhaseCompile",
            "Example",
            "Unknown",
            "CrossHostTransfers",
            "ExecutableMetadata",
            "Callback",
            "HostAllocator");

    private Extension() {}

    static String name(int type) {
        return type >= 0 && type < NAMES.size() ? NAMES.get(type) : "extension " + type;
    }
}
