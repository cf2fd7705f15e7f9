package dev.covector.oracles.hlo;

import dev.covector.lower.stablehlo.pjrt.PjrtBuffer;
import dev.covector.lower.stablehlo.pjrt.PjrtDevice;
import dev.covector.lower.stablehlo.pjrt.PjrtException;
import dev.covector.lower.stablehlo.pjrt.PjrtExecutable;
import dev.covector.lower.stablehlo.pjrt.PjrtShape;
import dev.covector.lower.stablehlo.pjrt.PjrtType;
import dev.covector.oracles.Outcome;
import dev.covector.oracles.RecordedProgram;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the text of recorded programs on a device of a plugin. */
public final class ProgramReplay {
    private static final int ALIGNMENT = 64;

    private final PjrtDevice device;

    public ProgramReplay(PjrtDevice device) {
        this.device = device;
    }

    public Outcome run(RecordedProgram program) {
        if (!program.sized()) {
            return new Outcome.Missing(program.name(), "its sizes are unknown, which plugins refuse");
        }
        try (PjrtExecutable executable = device.compile(program.text());
                Arena arena = Arena.ofConfined()) {
            String wrong = compare(executable, program, arena);
            return wrong == null
                    ? new Outcome.Passed(program.name(), "")
                    : new Outcome.Failed(program.name(), program.id(), "value", wrong);
        } catch (PjrtException e) {
            return new Outcome.Failed(program.name(), program.id(), "error", String.valueOf(e.getMessage()));
        }
    }

    private @Nullable String compare(PjrtExecutable executable, RecordedProgram program, Arena arena) {
        List<PjrtBuffer> arguments = new ArrayList<>();
        List<PjrtBuffer> results = new ArrayList<>();
        try {
            for (RecordedProgram.Array input : program.inputs()) {
                arguments.add(upload(input, arena));
            }
            results.addAll(executable.execute(arguments));
            if (results.size() != program.outputs().size()) {
                return "got " + results.size() + " results, wanted "
                        + program.outputs().size();
            }
            for (int i = 0; i < results.size(); i++) {
                String wrong = compare(results.get(i), program.outputs().get(i));
                if (wrong != null) {
                    return (results.size() == 1 ? "" : "result " + i + ": ") + wrong;
                }
            }
            return null;
        } finally {
            arguments.forEach(PjrtBuffer::close);
            results.forEach(PjrtBuffer::close);
        }
    }

    private PjrtBuffer upload(RecordedProgram.Array array, Arena arena) {
        MemorySegment memory = arena.allocate(Math.max(1, array.elements().length), ALIGNMENT);
        MemorySegment.copy(array.elements(), 0, memory, ValueLayout.JAVA_BYTE, 0, array.elements().length);
        return device.copy(memory, shape(array));
    }

    private static @Nullable String compare(PjrtBuffer got, RecordedProgram.Array wanted) {
        if (!got.shape().equals(shape(wanted))) {
            return "got " + got.shape() + ", wanted " + shape(wanted);
        }
        byte[] elements = new byte[(int) got.shape().bytes()];
        got.copyTo(MemorySegment.ofArray(elements));
        return new Numbers(got.shape().type()).compare(elements, wanted.elements());
    }

    private static PjrtShape shape(RecordedProgram.Array array) {
        return PjrtShape.of(type(array.dtype()), array.shape());
    }

    private static PjrtType type(String dtype) {
        return switch (dtype) {
            case "bool" -> PjrtType.PRED;
            case "bfloat16" -> PjrtType.BF16;
            case "complex64" -> PjrtType.C64;
            case "complex128" -> PjrtType.C128;
            default ->
                Arrays.stream(PjrtType.values())
                        .filter(type -> dtype.equals(name(type)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("there is no dtype " + dtype + " here"));
        };
    }

    private static String name(PjrtType type) {
        return type.toString()
                .replaceFirst("^s(?=\\d)", "int")
                .replaceFirst("^u(?=\\d)", "uint")
                .replaceFirst("^f(?=\\d\\d)", "float");
    }
}
