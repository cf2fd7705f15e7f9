package dev.covector.cli.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.TensorData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a tensor as nested arrays of JSON, as {@link JsonReader} reads them. */
final class JsonWriter {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

    private final TensorData data;
    private final JsonGenerator json;

    private JsonWriter(TensorData data, JsonGenerator json) {
        this.data = data;
        this.json = json;
    }

    static void write(Path file, Tensor tensor) throws IOException {
        TensorData data = tensor.data();
        try (JsonGenerator json = JSON.createGenerator(Files.newBufferedWriter(file))) {
            new JsonWriter(data, json).part(0, 0, 1);
            json.writeRaw('\n');
        }
    }

    /** The elements that share the first indices: {@code position} is that of the first of them, by columns. */
    private void part(int axis, long position, long stride) throws IOException {
        long[] shape = data.shape();
        if (axis == shape.length) {
            element(position);
            return;
        }
        json.writeStartArray();
        for (long i = 0; i < shape[axis]; i++) {
            part(axis + 1, position + i * stride, stride * shape[axis]);
        }
        json.writeEndArray();
    }

    private void element(long position) throws IOException {
        switch (data.dtype()) {
            case BOOL -> json.writeBoolean(data.integer(position) != 0);
            case I32, I64 -> json.writeNumber(data.integer(position));
            case F32, F64 -> real(data.real(position));
            case C64, C128 -> {
                json.writeStartArray();
                real(data.real(position));
                real(data.imaginary(position));
                json.writeEndArray();
            }
        }
    }

    private void real(double number) throws IOException {
        if (data.dtype().realPart().bytes() == Float.BYTES) {
            json.writeNumber((float) number);
        } else {
            json.writeNumber(number);
        }
    }
}
