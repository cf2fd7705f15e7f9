package dev.covector.lower.stablehlo.pjrt.install;

import java.util.Map;

/**
 * A package of Python's that holds a plugin.
 *
 * @param name of the package, with its version the only thing that pip is asked for
 * @param file the name of the wheel
 * @param sha256 of the wheel
 * @param entries what is taken out of it, and under which names
 * @param libraryBytes the size of the library, by which one that is there is known to be whole
 */
record Wheel(String name, String version, String file, String sha256, Map<String, String> entries, long libraryBytes) {
    static final String LIBRARY = "xla_cpu_pjrt.so";
    static final String HEADER = "pjrt_c_api.h";

    static final Wheel CPU = new Wheel(
            "xla-cpu-pjrt",
            "0.0.1",
            "xla_cpu_pjrt-0.0.1-py3-none-manylinux_2_27_x86_64.whl",
            "55837b6b7b47daa717f2d9a5a03563ea0ceaa338d06a81a1e2d3f060d960decc",
            Map.of(
                    "xla_plugins/xla_cpu_pjrt/xla_cpu_pjrt.so",
                    LIBRARY,
                    "xla_plugins/xla_cpu_pjrt/include/pjrt_c_api.h",
                    HEADER),
            259_284_552L);

    /** The folder of the cache that holds what was taken out. */
    String folder() {
        return name + "-" + version;
    }
}
