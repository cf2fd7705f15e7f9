package dev.covector.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SizeClassTest {
    @Test
    void everyClassHoldsItsBytesAndTheSlackWithLittleWaste() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            long bytes = random.nextLong() >>> random.nextInt(18, 64);
            int sizeClass = SizeClass.of(bytes);
            long size = SizeClass.bytes(sizeClass);
            assertThat(sizeClass).isBetween(0, SizeClass.COUNT - 1);
            assertThat(size).isGreaterThanOrEqualTo(bytes + Memory.SLACK);
            assertThat(size % Memory.ALIGNMENT).isZero();
            assertThat(size - bytes).isLessThanOrEqualTo(bytes / (bytes < 1 << 20 ? 4 : 16) + 2 * Memory.ALIGNMENT);
        }
    }

    @Test
    void everySizeIsItsOwnClass() {
        for (long size = 128; size < 1 << 20; size += 64) {
            int sizeClass = SizeClass.of(size - Memory.SLACK);
            assertThat(SizeClass.of(SizeClass.bytes(sizeClass) - Memory.SLACK)).isEqualTo(sizeClass);
        }
    }
}
