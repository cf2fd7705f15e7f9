package dev.covector.lower.stablehlo.pjrt;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What a compiled program takes and gives, and which arguments it takes for good. Read from the program that the plugin
 * compiled, since PJRT's interface tells results alone and the text may be bytecode.
 *
 * @param donated the arguments whose memory the results may take
 * @param resized whether the sizes of some result are known only once it is there
 */
record Signature(List<PjrtShape> parameters, List<PjrtShape> results, BitSet donated, boolean resized) {
    private static final String WITH_CONFIG = "hlo_with_config";

    // HloModuleProtoWithConfig, HloModuleProto, HloInputOutputAliasProto, HloBufferDonorProto, ProgramShapeProto,
    // ShapeProto
    private static final int MODULE = 1;
    private static final int PROGRAM_SHAPE = 4;
    private static final int ALIASES = 8;
    private static final int DONORS = 18;
    private static final int ENTRIES = 1;
    private static final int ALIAS_PARAMETER = 2;
    private static final int DONOR_PARAMETER = 1;
    private static final int PARAMETERS = 1;
    private static final int RESULT = 2;
    private static final int ELEMENT_TYPE = 2;
    private static final int DIMENSIONS = 3;
    private static final int TUPLE_SHAPES = 4;
    private static final int DYNAMIC = 6;
    private static final int TUPLE = 13;

    static Signature of(Api api, long executable) {
        try (Call call = new Call(api, Function.EXECUTABLE_PROGRAM)) {
            Struct struct = Struct.of("PJRT_Program");
            var program = struct.allocate(call);
            call.with("executable", executable).with("program", program).run();
            long size = Structs.get(program, struct, "code_size");
            var code = call.allocate(Math.max(1, size));
            Structs.set(program, struct, "code", code.address());
            call.run();
            String format =
                    Pointers.text(Structs.get(program, struct, "format"), Structs.get(program, struct, "format_size"));
            Protobuf whole = Protobuf.of(Pointers.bytes(code.address(), size));
            return of(format.equals(WITH_CONFIG) ? whole.message(MODULE) : whole);
        } catch (IndexOutOfBoundsException | ArithmeticException | IllegalArgumentException e) {
            throw new PjrtException(PjrtException.Code.INTERNAL, "the compiled program says nothing of its shapes", e);
        }
    }

    private static Signature of(Protobuf module) {
        Protobuf shape = module.message(PROGRAM_SHAPE);
        Protobuf result = shape.message(RESULT);
        boolean tuple = result.number(ELEMENT_TYPE) == TUPLE;
        List<Protobuf> results = tuple ? result.messages(TUPLE_SHAPES) : List.of(result);
        BitSet donated = new BitSet();
        for (Protobuf alias : module.message(ALIASES).messages(ENTRIES)) {
            donated.set((int) alias.number(ALIAS_PARAMETER));
        }
        for (Protobuf donor : module.message(DONORS).messages(ENTRIES)) {
            donated.set((int) donor.number(DONOR_PARAMETER));
        }
        return new Signature(
                shape.messages(PARAMETERS).stream().map(Signature::shape).toList(),
                results.stream().map(Signature::shape).toList(),
                donated,
                results.stream()
                        .anyMatch(one -> Arrays.stream(one.numbers(DYNAMIC)).anyMatch(flag -> flag != 0)));
    }

    private static PjrtShape shape(Protobuf shape) {
        return PjrtShape.of(PjrtType.ofXla(shape.number(ELEMENT_TYPE)), shape.numbers(DIMENSIONS));
    }
}
