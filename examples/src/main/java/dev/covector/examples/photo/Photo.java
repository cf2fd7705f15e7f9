package dev.covector.examples.photo;

import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Pictures as tensors: f32[rows, columns, 3], red, green and blue from 0 to 1. */
final class Photo {
    private static final String FILE = "/dev/covector/examples/china.jpg";
    private static final int COLOURS = 3;
    private static final int BITS = 8;
    private static final int BRIGHTEST = (1 << BITS) - 1;

    private Photo() {}

    /** The photograph that comes with this module. */
    static Tensor load() {
        try (InputStream in = Objects.requireNonNull(Photo.class.getResourceAsStream(FILE))) {
            return tensor(ImageIO.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tensor tensor(BufferedImage image) {
        int rows = image.getHeight();
        int columns = image.getWidth();
        double[] elements = new double[rows * columns * COLOURS];
        int place = 0;
        for (int colour = 0; colour < COLOURS; colour++) {
            for (int column = 0; column < columns; column++) {
                for (int row = 0; row < rows; row++) {
                    elements[place++] = (image.getRGB(column, row) >> shift(colour) & BRIGHTEST) / (double) BRIGHTEST;
                }
            }
        }
        return Tensor.of(DType.F32, new long[] {rows, columns, COLOURS}, elements);
    }

    /** The picture of a tensor; what is darker than black or brighter than white is cut off. */
    static BufferedImage image(Tensor tensor) {
        int rows = Math.toIntExact(tensor.dim(0).constant());
        int columns = Math.toIntExact(tensor.dim(1).constant());
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        double[] elements = tensor.toDoubles();
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                int rgb = 0;
                for (int colour = 0; colour < COLOURS; colour++) {
                    double brightness = elements[row + rows * (column + columns * colour)];
                    rgb |= (int) Math.round(BRIGHTEST * Math.clamp(brightness, 0, 1)) << shift(colour);
                }
                image.setRGB(column, row, rgb);
            }
        }
        return image;
    }

    private static int shift(int colour) {
        return BITS * (COLOURS - 1 - colour);
    }
}
