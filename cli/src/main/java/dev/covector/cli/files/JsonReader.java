package dev.covector.cli.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.covector.ir.DType;
import dev.covector.ir.TensorType;
import dev.covector.tracer.Tensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tensor from nested arrays of JSON, the outermost array being axis 0. A complex number is an array of two. Numbers
 * may be {@code NaN} and {@code Infinity}, as Python writes them.
 */
final class JsonReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private static final long UNKNOWN = -1;

    private final Path file;
    private final DType dtype;
    private final JsonParser json;
    private final long[] sizes;
    private long[] bits = new long[16];
    private int count;

    private JsonReader(Path file, TensorType type, JsonParser json) {
        this.file = file;
        this.dtype = type.dtype();
        this.json = json;
        this.sizes = new long[type.rank()];
        Arrays.fill(sizes, UNKNOWN);
    }

    static Tensor read(Path file, TensorType type) throws IOException {
        try (JsonParser json = JSON.createParser(Files.newBufferedReader(file))) {
            return new JsonReader(file, type, json).tensor();
        } catch (JsonParseException e) {
            JsonLocation at = e.getLocation();
            throw new FileException(file, at.getLineNr(), at.getColumnNr(), e.getOriginalMessage());
        }
    }

    private Tensor tensor() throws IOException {
        json.nextToken();
        part(0);
        if (json.nextToken() != null) {
            throw error("one value is expected, and more follows");
        }
        Arrays.setAll(sizes, axis -> Math.max(0, sizes[axis]));
        Elements elements = new Elements(dtype, sizes);
        Order order = new Order(sizes);
        int parts = dtype.isComplex() ? 2 : 1;
        for (long i = 0; i < order.elements(); i++) {
            int source = Math.toIntExact(order.byRows(i)) * parts;
            for (int part = 0; part < parts; part++) {
                store(elements.memory(), i * parts + part, bits[source + part]);
            }
        }
        return elements.tensor();
    }

    /** The value at this token: arrays down to the last axis, then a number. */
    private void part(int axis) throws IOException {
        if (axis == sizes.length) {
            element();
            return;
        }
        requireArray(sizes.length - axis);
        long size = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            part(axis + 1);
            size++;
        }
        if (sizes[axis] != UNKNOWN && sizes[axis] != size) {
            throw error("the arrays at depth " + (axis + 1) + " have one length, and others have " + sizes[axis]
                    + "; got " + size);
        }
        sizes[axis] = size;
    }

    private void element() throws IOException {
        if (!dtype.isComplex()) {
            append(scalar());
            return;
        }
        requireArray(0);
        for (int part = 0; part < 2; part++) {
            json.nextToken();
            append(scalar());
        }
        if (json.nextToken() != JsonToken.END_ARRAY) {
            throw error("a complex number is an array of its real and its imaginary part");
        }
    }

    private void requireArray(int depth) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw error(
                    depth == 0
                            ? "a complex number is an array of its real and its imaginary part"
                            : "an array is expected, nested " + depth + " deep");
        }
    }

    private long scalar() throws IOException {
        JsonToken token = json.currentToken();
        if (dtype == DType.BOOL && token != null && token.isBoolean()) {
            return json.getBooleanValue() ? 1 : 0;
        }
        if (dtype.isInexact() && token != null && token.isNumeric()) {
            return Double.doubleToRawLongBits(json.getDoubleValue());
        }
        if (dtype.isInteger() && token == JsonToken.VALUE_NUMBER_INT) {
            return integer();
        }
        throw error("one element of " + dtype + " is expected" + unexpected(token));
    }

    private long integer() throws IOException {
        boolean fits = json.getNumberType() == JsonParser.NumberType.INT
                || dtype == DType.I64 && json.getNumberType() == JsonParser.NumberType.LONG;
        if (!fits) {
            throw error(json.getText() + " does not fit into " + dtype);
        }
        return json.getLongValue();
    }

    private static String unexpected(@Nullable JsonToken token) {
        return switch (token) {
            case null -> "; the file ends";
            case START_ARRAY -> "; got one more array";
            default -> token.asString() == null ? "" : "; got " + token.asString();
        };
    }

    private void append(long element) {
        if (count == bits.length) {
            bits = Arrays.copyOf(bits, 2 * count);
        }
        bits[count++] = element;
    }

    private void store(MemorySegment memory, long at, long element) {
        switch (dtype) {
            case BOOL -> memory.set(ValueLayout.JAVA_BYTE, at, (byte) element);
            case I32 -> memory.setAtIndex(ValueLayout.JAVA_INT, at, (int) element);
            case F32, C64 -> memory.setAtIndex(ValueLayout.JAVA_FLOAT, at, (float) Double.longBitsToDouble(element));
            case I64, F64, C128 -> memory.setAtIndex(ValueLayout.JAVA_LONG, at, element);
        }
    }

    private FileException error(String message) {
        JsonLocation at = json.currentTokenLocation();
        return new FileException(file, at.getLineNr(), at.getColumnNr(), message);
    }
}
