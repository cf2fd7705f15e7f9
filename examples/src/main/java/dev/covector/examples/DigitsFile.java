package dev.covector.examples;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads a compressed file of digits: a line for each, its pixels from 0 to 16 and then the digit, with commas between. */
final class DigitsFile {
    private static final int BRIGHTEST = 16;

    private final String name;

    private DigitsFile(String name) {
        this.name = name;
    }

    /**
     * The numbers of each line.
     *
     * @param name what messages call the file
     * @throws DataException where the file is cut short, is not compressed, or a line is not a digit
     */
    static List<int[]> read(InputStream file, String name) {
        return new DigitsFile(name).lines(file);
    }

    private List<int[]> lines(InputStream file) {
        List<int[]> digits = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                digits.add(digit(line, digits.size() + 1));
            }
        } catch (EOFException e) {
            throw new DataException("%s:%d: the file ends here, cut short".formatted(name, digits.size() + 1), e);
        } catch (ZipException e) {
            throw new DataException(
                    "%s:%d: not a whole gzip file: %s".formatted(name, digits.size() + 1, e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (digits.isEmpty()) {
            throw new DataException(name + ":1: there are no digits in this file");
        }
        return digits;
    }

    private int[] digit(String text, int line) {
        String[] fields = text.split(",", -1);
        if (fields.length != Digits.PIXELS + 1) {
            throw error(line, "a digit is %d pixels and a label; got %d fields", Digits.PIXELS, fields.length);
        }
        int[] numbers = new int[fields.length];
        for (int i = 0; i < fields.length; i++) {
            int largest = i < Digits.PIXELS ? BRIGHTEST : Digits.CLASSES - 1;
            Integer number = number(fields[i]);
            if (number == null || number < 0 || number > largest) {
                throw error(line, "field %d is a number from 0 to %d; got '%s'", i + 1, largest, fields[i]);
            }
            numbers[i] = number;
        }
        return numbers;
    }

    private static @Nullable Integer number(String field) {
        try {
            return Integer.valueOf(field);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would need a library for itself alone
    private DataException error(int line, String message, Object... facts) {
        return new DataException(name + ":" + line + ": " + message.formatted(facts));
    }
}
