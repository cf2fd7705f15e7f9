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

    private CompileOptions() {}

    static byte[] onDevice(int id) {
        Protobuf.Writer devices = new Protobuf.Writer().number(REPLICA_IDS, id);
        Protobuf.Writer assignment = new Protobuf.Writer()
                .number(ASSIGNMENT_REPLICAS, 1)
                .number(ASSIGNMENT_COMPUTATIONS, 1)
                .message(ASSIGNMENT_DEVICES, devices);
        Protobuf.Writer build =
                new Protobuf.Writer().number(REPLICAS, 1).number(PARTITIONS, 1).message(ASSIGNMENT, assignment);
        return new Protobuf.Writer().message(BUILD_OPTIONS, build).bytes();
    }
}
