package dev.covector.cli.files;

import dev.covector.ir.TensorType;
import dev.covector.tracer.Tensor;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** A file that holds one tensor, in the form that the ending of its name says. */
public final class TensorFile {
    private TensorFile() {}

    /** The forms. */
    private enum Form {
        NPY,
        JSON;

        static Form of(Path file) {
            String name = file.toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".npy")) {
                return NPY;
            }
            if (name.endsWith(".json")) {
                return JSON;
            }
            throw new FileException(file, "the name of a tensor's file ends in .npy or .json");
        }
    }

    /**
     * The tensor of a file.
     *
     * @param type what it is wanted for: numbers in JSON have no dtype of their own, so they take this one
     */
    public static Tensor read(Path file, TensorType type) {
        Form form = Form.of(file);
        try {
            if (Files.isDirectory(file)) {
                throw new FileException(file, "is a folder");
            }
            return switch (form) {
                case NPY -> NpyReader.read(file);
                case JSON -> JsonReader.read(file, type);
            };
        } catch (IOException e) {
            throw new FileException(file, reason(e));
        }
    }

    public static void write(Path file, Tensor tensor) {
        Form form = Form.of(file);
        try {
            switch (form) {
                case NPY -> NpyWriter.write(file, tensor);
                case JSON -> JsonWriter.write(file, tensor);
            }
        } catch (IOException e) {
            throw new FileException(file, reason(e));
        }
    }

    /** Says an error of the file system in words; the exceptions' messages hold the path alone. */
    public static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file or folder";
            case AccessDeniedException _ -> "access is denied";
            case FileSystemException other when other.getReason() != null -> String.valueOf(other.getReason());
            default -> String.valueOf(e.getMessage());
        };
    }
}
