package dev.covector.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    @Test
    void eachNumberComesOnceAndSizesDiffer() {
        List<long[]> batches = Batches.of(1000, new Random(5));
        assertThat(batches.stream().flatMapToLong(LongStream::of).sorted().toArray())
                .isEqualTo(LongStream.range(0, 1000).toArray());
        assertThat(batches.subList(0, batches.size() - 1))
                .allSatisfy(batch -> assertThat(batch.length).isBetween(16, 128));
        assertThat(batches.stream().map(batch -> batch.length).distinct()).hasSizeGreaterThan(5);
    }

    @Test
    void ofNothingThereAreNoBatches() {
        assertThat(Batches.of(0, new Random(5))).isEmpty();
    }
}
