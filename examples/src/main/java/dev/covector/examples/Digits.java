package dev.covector.examples;

import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Handwritten digits.
 *
 * @param images f32[n, 64]: the pixels of one image a row, from 0 to 1
 * @param labels i64[n]: which digit each image shows
 */
public record Digits(Tensor images, Tensor labels) {
    /** Pixels of an image: 8 by 8. */
    public static final int PIXELS = 64;

    /** Different digits. */
    public static final int CLASSES = 10;

    private static final String FILE = "digits.csv.gz";
    private static final float BRIGHTEST = 16;

    /** The 1797 digits that come with this module. */
    public static Digits load() {
        return read(Objects.requireNonNull(Digits.class.getResourceAsStream(FILE)), FILE);
    }

    /**
     * The digits of a file in the form of the one that comes with this module.
     *
     * @param name what messages call the file
     * @throws DataException where the file is cut short or malformed
     */
    public static Digits read(InputStream file, String name) {
        List<int[]> lines = DigitsFile.read(file, name);
        int count = lines.size();
        double[] images = new double[count * PIXELS];
        long[] labels = new long[count];
        for (int i = 0; i < count; i++) {
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                images[pixel * count + i] = lines.get(i)[pixel] / BRIGHTEST;
            }
            labels[i] = lines.get(i)[PIXELS];
        }
        return new Digits(Tensor.of(DType.F32, new long[] {count, PIXELS}, images), Tensor.of(labels));
    }

    public int count() {
        return Math.toIntExact(images.dim(0).constant());
    }

    /** The digits at some places, in that order. */
    public Digits at(long... places) {
        Tensor indices = Tensor.of(places);
        return new Digits(images.take(indices, 0), labels.take(indices, 0));
    }

    /** The digits from one place to before another. */
    private Digits range(int start, int end) {
        return at(LongStream.range(start, end).toArray());
    }

    /** Digits to learn from, and others to be tried on. */
    public record Split(Digits train, Digits test) {}

    /** Four fifths of the digits to learn from, drawn at random, and the rest. */
    public Split split(long seed) {
        Digits shuffled = at(Batches.permutation(count(), new Random(seed)));
        int train = count() / 5 * 4;
        return new Split(shuffled.range(0, train), shuffled.range(train, count()));
    }
}
