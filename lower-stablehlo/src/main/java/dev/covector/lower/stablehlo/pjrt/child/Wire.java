package dev.covector.lower.stablehlo.pjrt.child;

import dev.covector.lower.stablehlo.pjrt.PjrtException;
import dev.covector.lower.stablehlo.pjrt.PjrtShape;
import dev.covector.lower.stablehlo.pjrt.PjrtType;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What parent and child say to each other: shapes, arrays, texts and errors. */
final class Wire {
    /** Asks for the shapes of a program's parameters. */
    static final int PARAMETERS = 0;
    /** Asks for the results of a program. */
    static final int RUN = 1;
    /** Answers that what follows is what was asked for. */
    static final int DONE = 2;
    /** Answers that what follows is an error. */
    static final int FAILED = 3;

    private final DataInputStream in;
    private final DataOutputStream out;

    Wire(SocketChannel channel) {
        in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
    }

    int readKind() throws IOException {
        return in.readByte();
    }

    void writeKind(int kind) throws IOException {
        out.writeByte(kind);
    }

    void flush() throws IOException {
        out.flush();
    }

    String readText() throws IOException {
        return new String(readBytes(), StandardCharsets.UTF_8);
    }

    void writeText(String text) throws IOException {
        writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    List<PjrtShape> readShapes() throws IOException {
        List<PjrtShape> shapes = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            shapes.add(readShape());
        }
        return shapes;
    }

    void writeShapes(List<PjrtShape> shapes) throws IOException {
        out.writeInt(shapes.size());
        for (PjrtShape shape : shapes) {
            writeShape(shape);
        }
    }

    List<HostArray> readArrays() throws IOException {
        List<HostArray> arrays = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            arrays.add(new HostArray(readShape(), readBytes()));
        }
        return arrays;
    }

    void writeArrays(List<HostArray> arrays) throws IOException {
        out.writeInt(arrays.size());
        for (HostArray array : arrays) {
            writeShape(array.shape());
            writeBytes(array.elements());
        }
    }

    PjrtException readError() throws IOException {
        return new PjrtException(PjrtException.Code.valueOf(readText()), readText());
    }

    void writeError(PjrtException.Code code, String message) throws IOException {
        writeText(code.name());
        writeText(message);
    }

    private PjrtShape readShape() throws IOException {
        PjrtType type = PjrtType.valueOf(readText());
        long[] dims = new long[in.readInt()];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = in.readLong();
        }
        return PjrtShape.of(type, dims);
    }

    private void writeShape(PjrtShape shape) throws IOException {
        writeText(shape.type().name());
        out.writeInt(shape.rank());
        for (long dim : shape.dims()) {
            out.writeLong(dim);
        }
    }

    private byte[] readBytes() throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    private void writeBytes(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
