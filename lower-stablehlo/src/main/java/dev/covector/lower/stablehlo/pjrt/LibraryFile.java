package dev.covector.lower.stablehlo.pjrt;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The head of a shared library of Linux, looked at before the system's loader: that one says less of what is wrong, and ends the
 * process where the file is cut short.
 *
 * @see <a href="https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html">the form of the head</a>
 */
final class LibraryFile {
    private static final int ELF = 0x464C457F;
    private static final int HEAD = 64;
    private static final int CLASS_AT = 4;
    private static final int CLASS_64 = 2;
    private static final int MACHINE_AT = 18;
    private static final int TABLE_AT = 32;
    private static final int ENTRY_BYTES_AT = 54;
    private static final int ENTRIES_AT = 56;
    private static final int ENTRY_BYTES = 56;
    private static final int LOADED = 1;
    private static final int OFFSET_AT = 8;
    private static final int BYTES_AT = 32;
    private static final Map<String, Integer> MACHINES = Map.of("amd64", 62, "x86_64", 62, "aarch64", 183);

    private LibraryFile() {}

    /** @throws PjrtException where it is no whole library for this machine */
    static void check(Path library) {
        if (!Files.isRegularFile(library)) {
            throw invalid(library + " is not a file");
        }
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return;
        }
        try (FileChannel file = FileChannel.open(library)) {
            MemorySegment head = read(file, 0, HEAD);
            if (file.size() < Integer.BYTES || head.get(JAVA_INT_UNALIGNED, 0) != ELF) {
                throw invalid(library + " is not a shared library");
            }
            requireMachine(library, head);
            if (head.get(JAVA_BYTE, CLASS_AT) == CLASS_64) {
                requireWhole(library, file, head);
            }
        } catch (IOException e) {
            throw new PjrtException(PjrtException.Code.NOT_FOUND, library + " cannot be read", e);
        }
    }

    private static void requireMachine(Path library, MemorySegment head) {
        Integer here = MACHINES.get(System.getProperty("os.arch", ""));
        int machine = head.get(JAVA_SHORT_UNALIGNED, MACHINE_AT);
        if (here != null && here != machine) {
            throw invalid("%s is for machines of ELF's number %d; this one, %s, has %d"
                    .formatted(library, machine, System.getProperty("os.arch"), here));
        }
    }

    private static void requireWhole(Path library, FileChannel file, MemorySegment head) throws IOException {
        long table = head.get(JAVA_LONG_UNALIGNED, TABLE_AT);
        int each = Math.max(ENTRY_BYTES, head.get(JAVA_SHORT_UNALIGNED, ENTRY_BYTES_AT));
        int entries = Short.toUnsignedInt(head.get(JAVA_SHORT_UNALIGNED, ENTRIES_AT));
        for (int i = 0; i < entries; i++) {
            MemorySegment entry = read(file, table + (long) i * each, ENTRY_BYTES);
            long end = entry.get(JAVA_LONG_UNALIGNED, OFFSET_AT) + entry.get(JAVA_LONG_UNALIGNED, BYTES_AT);
            if (entry.get(JAVA_INT_UNALIGNED, 0) == LOADED && end > file.size()) {
                throw invalid("%s is cut short: it has %d bytes of at least %d".formatted(library, file.size(), end));
            }
        }
        if (entries == 0 || table + (long) entries * each > file.size()) {
            throw invalid(library + " is cut short, or no shared library");
        }
    }

    /** So many bytes, zeros where the file ends before. */
    private static MemorySegment read(FileChannel file, long at, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        if (at >= 0 && at < file.size()) {
            file.read(buffer, at);
        }
        return MemorySegment.ofArray(buffer.array());
    }

    private static PjrtException invalid(String message) {
        return new PjrtException(PjrtException.Code.INVALID_ARGUMENT, message);
    }
}
