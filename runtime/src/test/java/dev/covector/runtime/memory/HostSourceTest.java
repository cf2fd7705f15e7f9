package dev.covector.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class HostSourceTest {
    private static final Path SWITCH = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    private static final Path MAPPINGS = Path.of("/proc/self/smaps");

    private final MemorySource source = HostSource.create();

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLargeBlockBeginsWithAHugePageAndAsksForMore() throws IOException {
        long address = source.allocate(8 << 20);
        try {
            assertThat(address % (2 << 20)).isZero();
            if (Files.exists(SWITCH)) {
                assertThat(flags(address)).contains(" hg");
            }
        } finally {
            source.free(address);
        }
    }

    @Test
    void aSmallBlockBeginsWithALineOfTheCache() {
        long address = source.allocate(192);
        assertThat(address % 64).isZero();
        source.free(address);
    }

    /** The flags of the mapping that holds an address. */
    private static String flags(long address) throws IOException {
        List<String> lines = Files.readAllLines(MAPPINGS);
        boolean holds = false;
        for (String line : lines) {
            if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
                int dash = line.indexOf('-');
                long from = Long.parseUnsignedLong(line.substring(0, dash), 16);
                long to = Long.parseUnsignedLong(line.substring(dash + 1, line.indexOf(' ')), 16);
                holds = Long.compareUnsigned(from, address) <= 0 && Long.compareUnsigned(address, to) < 0;
            } else if (holds && line.startsWith("VmFlags:")) {
                return line;
            }
        }
        throw new IOException("no mapping holds " + address);
    }
}
