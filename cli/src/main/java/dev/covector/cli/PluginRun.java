package dev.covector.cli;

import dev.covector.cli.files.FileException;
import dev.covector.cli.files.RowMajor;
import dev.covector.cli.files.TensorFile;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.lower.stablehlo.pjrt.PjrtBuffer;
import dev.covector.lower.stablehlo.pjrt.PjrtClient;
import dev.covector.lower.stablehlo.pjrt.PjrtException;
import dev.covector.lower.stablehlo.pjrt.PjrtExecutable;
import dev.covector.lower.stablehlo.pjrt.PjrtShape;
import dev.covector.lower.stablehlo.pjrt.child.ChildPlugin;
import dev.covector.lower.stablehlo.pjrt.child.HostArray;
import dev.covector.tracer.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A StableHLO text that a plugin runs on tensors in files. */
final class PluginRun {
    private static final int ALIGNMENT = 64;
    private static final Pattern PLACE = Pattern.compile("-:(\\d+):(\\d+): (?:error: )?");

    private final Path file;

    PluginRun(Path file) {
        this.file = file;
    }

    /** @throws FileException where the text is none, or a tensor does not fit */
    List<Tensor> run(String plugin, List<Path> inputs) {
        String text = text();
        try (PjrtClient client = OnPlugin.load(plugin).client();
                PjrtExecutable executable = compiled(() -> client.compile(text));
                Arena arena = Arena.ofConfined()) {
            List<PjrtBuffer> arguments = new ArrayList<>();
            for (Tensor tensor : arguments(inputs, executable.parameters())) {
                arguments.add(client.device(0)
                        .copy(
                                RowMajor.of(tensor, arena),
                                executable.parameters().get(arguments.size())));
            }
            return executable.execute(arguments).stream()
                    .map(result -> tensor(result, arena))
                    .toList();
        }
    }

    /** Runs it in a process of its own, so that a plugin that dies is an error. */
    List<Tensor> runApart(String plugin, List<Path> inputs) {
        String text = text();
        try (ChildPlugin child = new ChildPlugin(OnPlugin.library(plugin));
                Arena arena = Arena.ofConfined()) {
            List<PjrtShape> parameters = compiled(() -> child.parameters(text));
            List<HostArray> arguments = new ArrayList<>();
            for (Tensor tensor : arguments(inputs, parameters)) {
                PjrtShape shape = parameters.get(arguments.size());
                MemorySegment memory = RowMajor.of(tensor, arena).asSlice(0, shape.bytes());
                arguments.add(new HostArray(shape, memory.toArray(ValueLayout.JAVA_BYTE)));
            }
            return child.run(text, arguments).stream()
                    .map(result -> RowMajor.tensor(
                            dtype(result.shape()), result.shape().dims(), MemorySegment.ofArray(result.elements())))
                    .toList();
        }
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new FileException(file, TensorFile.reason(e));
        }
    }

    private <T> T compiled(Supplier<T> compile) {
        try {
            return compile.get();
        } catch (PjrtException e) {
            throw e.code() == PjrtException.Code.NOT_FOUND || e.code() == PjrtException.Code.ABORTED
                    ? e
                    : placed(String.valueOf(e.getMessage()).strip());
        }
    }

    private List<Tensor> arguments(List<Path> inputs, List<PjrtShape> parameters) {
        if (inputs.size() != parameters.size()) {
            throw new FileException(file, "wants one --input for each of " + parameters + "; got " + inputs.size());
        }
        List<Tensor> arguments = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            arguments.add(argument(inputs.get(i), parameters.get(i)));
        }
        return arguments;
    }

    /** The plugin calls the text {@code -}. */
    private FileException placed(String message) {
        Matcher place = PLACE.matcher(message);
        return place.lookingAt()
                ? new FileException(
                        file,
                        Integer.parseInt(place.group(1)),
                        Integer.parseInt(place.group(2)),
                        message.substring(place.end()))
                : new FileException(file, message);
    }

    private Tensor argument(Path input, PjrtShape parameter) {
        Dim[] sizes = Arrays.stream(parameter.dims()).mapToObj(Dim::of).toArray(Dim[]::new);
        TensorType type = TensorType.of(dtype(parameter), sizes);
        Tensor tensor = TensorFile.read(input, type);
        if (!tensor.type().equals(type)) {
            throw new FileException(input, "the program takes " + parameter + "; got " + tensor.type());
        }
        return tensor;
    }

    private Tensor tensor(PjrtBuffer result, Arena arena) {
        MemorySegment memory = arena.allocate(Math.max(1, result.shape().bytes()), ALIGNMENT);
        result.copyTo(memory);
        return RowMajor.tensor(dtype(result.shape()), result.shape().dims(), memory);
    }

    private DType dtype(PjrtShape shape) {
        return switch (shape.type()) {
            case PRED -> DType.BOOL;
            case S32 -> DType.I32;
            case S64 -> DType.I64;
            case F32 -> DType.F32;
            case F64 -> DType.F64;
            case C64 -> DType.C64;
            case C128 -> DType.C128;
            default ->
                throw new FileException(
                        file,
                        "has an argument or result " + shape + "; files of tensors hold "
                                + Arrays.toString(DType.values()));
        };
    }
}
