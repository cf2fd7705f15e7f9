package dev.covector.lower.stablehlo.pjrt.child;

import dev.covector.lower.stablehlo.pjrt.Pjrt;
import dev.covector.lower.stablehlo.pjrt.PjrtBuffer;
import dev.covector.lower.stablehlo.pjrt.PjrtClient;
import dev.covector.lower.stablehlo.pjrt.PjrtDevice;
import dev.covector.lower.stablehlo.pjrt.PjrtException;
import dev.covector.lower.stablehlo.pjrt.PjrtExecutable;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The process in which a plugin runs: it answers until its parent hangs up. */
final class Child {
    private static final int ALIGNMENT = 64;

    private final PjrtDevice device;
    private @Nullable String text;
    private @Nullable PjrtExecutable executable;

    private Child(PjrtDevice device) {
        this.device = device;
    }

    /** Takes the path of the parent's socket and that of the plugin's library. */
    public static void main(String[] arguments) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(arguments[0]))) {
            Wire wire = new Wire(channel);
            try (PjrtClient client = Pjrt.load(Path.of(arguments[1])).client()) {
                Child child = new Child(client.device(0));
                while (true) {
                    child.answer(wire);
                }
            } catch (PjrtException e) {
                wire.readKind();
                wire.writeKind(Wire.FAILED);
                wire.writeError(e.code(), String.valueOf(e.getMessage()));
                wire.flush();
            }
        } catch (EOFException e) {
            // the parent wants no more
        }
    }

    private void answer(Wire wire) throws IOException {
        int kind = wire.readKind();
        String program = wire.readText();
        List<HostArray> arguments = kind == Wire.RUN ? wire.readArrays() : List.of();
        try {
            PjrtExecutable compiled = compiled(program);
            List<HostArray> results = kind == Wire.RUN ? run(compiled, arguments) : List.of();
            wire.writeKind(Wire.DONE);
            if (kind == Wire.RUN) {
                wire.writeArrays(results);
            } else {
                wire.writeShapes(compiled.parameters());
            }
        } catch (PjrtException e) {
            wire.writeKind(Wire.FAILED);
            wire.writeError(e.code(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            wire.writeKind(Wire.FAILED);
            wire.writeError(PjrtException.Code.INTERNAL, String.valueOf(e));
        }
        wire.flush();
    }

    /** The last program is kept, since it is often asked for again. */
    private PjrtExecutable compiled(String program) {
        PjrtExecutable last = executable;
        if (last != null && program.equals(text)) {
            return last;
        }
        if (last != null) {
            last.close();
            executable = null;
        }
        PjrtExecutable compiled = device.compile(program);
        executable = compiled;
        text = program;
        return compiled;
    }

    private List<HostArray> run(PjrtExecutable program, List<HostArray> arguments) {
        List<PjrtBuffer> buffers = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            for (HostArray argument : arguments) {
                byte[] elements = argument.elements();
                MemorySegment memory = arena.allocate(Math.max(1, elements.length), ALIGNMENT);
                MemorySegment.copy(elements, 0, memory, ValueLayout.JAVA_BYTE, 0, elements.length);
                buffers.add(device.copy(memory, argument.shape()));
            }
            List<HostArray> results = new ArrayList<>();
            List<PjrtBuffer> given = program.execute(buffers);
            buffers.addAll(given);
            for (PjrtBuffer result : given) {
                byte[] elements = new byte[Math.toIntExact(result.shape().bytes())];
                result.copyTo(MemorySegment.ofArray(elements));
                results.add(new HostArray(result.shape(), elements));
            }
            return results;
        } finally {
            buffers.forEach(PjrtBuffer::close);
        }
    }
}
