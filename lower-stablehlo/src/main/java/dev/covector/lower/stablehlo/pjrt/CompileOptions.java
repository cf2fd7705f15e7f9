package dev.covector.lower.stablehlo.pjrt;

/**
 * XLA's {@code CompileOptionsProto}, as far as it is needed: one replica of one partition on one device. An empty one aborts
 * the process, so at least the counts have to be there.
 */
final class CompileOptions {
    private static final int BUILD_OPTIONS = 3;
    private static final int REPLICAS = 4;
    private static final int PARTITIONS = 5;
    private static final int ASSIGNMENT = 9;
    private static final int ASSIGNMENT_REPLICAS = 1;
    private static final int ASSIGNMENT_COMPUTATIONS = 2;
    private static final int ASSIGNMENT_DEVICES = 3;
    private static final int REPLICA_IDS = 1;

    private static final int OVERRIDES = 7;
    private static final int OVERRIDE_NAME = 1;
    private static final int OVERRIDE_VALUE = 2;
    private static final int BOOL_VALUE = 2;

    /** XLA's CPU compiler otherwise lets the maximum of NaN and a number be the number, against StableHLO's definition. */
    private static final String LOSES_NAN = "xla_cpu_enable_fast_min_max";

    private CompileOptions() {}

    /** The same for XLA's CPU compiler, whose defaults are not all StableHLO's. */
    static byte[] onHost(int id) {
        Protobuf.Writer off = new Protobuf.Writer().number(BOOL_VALUE, 0);
        Protobuf.Writer override =
                new Protobuf.Writer().text(OVERRIDE_NAME, LOSES_NAN).message(OVERRIDE_VALUE, off);
        return options(id).message(OVERRIDES, override).bytes();
    }

    static byte[] onDevice(int id) {
        return options(id).bytes();
    }

    private static Protobuf.Writer options(int id) {
        Protobuf.Writer devices = new Protobuf.Writer().number(REPLICA_IDS, id);
        Protobuf.Writer assignment = new Protobuf.Writer()
                .number(ASSIGNMENT_REPLICAS, 1)
                .number(ASSIGNMENT_COMPUTATIONS, 1)
                .message(ASSIGNMENT_DEVICES, devices);
        Protobuf.Writer build =
                new Protobuf.Writer().number(REPLICAS, 1).number(PARTITIONS, 1).message(ASSIGNMENT, assignment);
        return new Protobuf.Writer().message(BUILD_OPTIONS, build);
    }
}
