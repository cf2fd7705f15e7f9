package dev.covector.lower.stablehlo.pjrt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A message in the wire form of protocol buffers, read by numbers of fields.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">its encoding</a>
 */
record Protobuf(byte[] bytes, int start, int end) {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;
    private static final int TYPE_BITS = 3;
    private static final int GROUP_BITS = 7;
    private static final int MORE = 0x80;

    /** Numbers are what {@code number} holds, messages and packed numbers what lies between the two places. */
    private record Field(int id, int type, long number, int from, int to) {}

    static Protobuf of(byte[] bytes) {
        return new Protobuf(bytes, 0, bytes.length);
    }

    /** The messages of a field. */
    List<Protobuf> messages(int id) {
        return fields(id).stream()
                .filter(field -> field.type == LENGTH)
                .map(field -> new Protobuf(bytes, field.from, field.to))
                .toList();
    }

    /** The first message of a field, an empty one where there is none. */
    Protobuf message(int id) {
        List<Protobuf> all = messages(id);
        return all.isEmpty() ? new Protobuf(bytes, 0, 0) : all.getFirst();
    }

    /** The numbers of a field, packed or not. */
    long[] numbers(int id) {
        return fields(id).stream()
                .flatMapToLong(field -> field.type == LENGTH ? packed(field) : LongStream.of(field.number))
                .toArray();
    }

    /** The last number of a field, 0 where there is none. */
    long number(int id) {
        long[] all = numbers(id);
        return all.length == 0 ? 0 : all[all.length - 1];
    }

    private LongStream packed(Field field) {
        LongStream.Builder all = LongStream.builder();
        for (int at = field.from; at < field.to; at = afterVarint(at)) {
            all.add(varint(at));
        }
        return all.build();
    }

    private List<Field> fields(int id) {
        List<Field> found = new ArrayList<>();
        for (int at = start; at < end; ) {
            Field field = field(at);
            if (field.id == id) {
                found.add(field);
            }
            at = field.to;
        }
        return found;
    }

    private Field field(int at) {
        long tag = varint(at);
        int from = afterVarint(at);
        int id = (int) (tag >>> TYPE_BITS);
        int type = (int) (tag & (1 << TYPE_BITS) - 1);
        return switch (type) {
            case VARINT -> new Field(id, type, varint(from), from, afterVarint(from));
            case FIXED64 -> new Field(id, type, 0, from, from + Long.BYTES);
            case FIXED32 -> new Field(id, type, 0, from, from + Integer.BYTES);
            case LENGTH -> {
                int inside = afterVarint(from);
                yield new Field(id, type, 0, inside, Math.addExact(inside, Math.toIntExact(varint(from))));
            }
            default -> throw new IllegalArgumentException("a message of protocol buffers has no wire type " + type);
        };
    }

    private long varint(int at) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += GROUP_BITS) {
            byte next = bytes[at++];
            value |= (long) (next & (MORE - 1)) << shift;
            if ((next & MORE) == 0) {
                break;
            }
        }
        return value;
    }

    private int afterVarint(int at) {
        int after = at;
        while ((bytes[after] & MORE) != 0) {
            after++;
        }
        return after + 1;
    }

    /** Writes a message field by field. */
    static final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Writer number(int id, long value) {
            varint((long) id << TYPE_BITS | VARINT);
            varint(value);
            return this;
        }

        Writer message(int id, Writer message) {
            varint((long) id << TYPE_BITS | LENGTH);
            varint(message.out.size());
            out.writeBytes(message.out.toByteArray());
            return this;
        }

        Writer text(int id, String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            varint((long) id << TYPE_BITS | LENGTH);
            varint(utf8.length);
            out.writeBytes(utf8);
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & -MORE) != 0) {
                out.write((int) (rest & (MORE - 1)) | MORE);
                rest >>>= GROUP_BITS;
            }
            out.write((int) rest);
        }
    }
}
