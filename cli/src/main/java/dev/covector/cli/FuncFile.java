package dev.covector.cli;

import dev.covector.autodiff.NestedOps;
import dev.covector.cli.files.FileException;
import dev.covector.cli.files.TensorFile;
import dev.covector.ir.Func;
import dev.covector.ir.ParseException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that holds the text of one function. */
final class FuncFile {
    private FuncFile() {}

    /** @throws FileException where the text is no function: with its line and column, both from 1 */
    static Func read(Path file) {
        try {
            return Func.parse(Files.readString(file), NestedOps.SET);
        } catch (ParseException e) {
            String place = e.line() + ":" + e.column() + ": ";
            throw new FileException(
                    file,
                    e.line(),
                    e.column() + 1,
                    String.valueOf(e.getMessage()).substring(place.length()));
        } catch (CharacterCodingException e) {
            throw new FileException(file, "is not text in UTF-8");
        } catch (IOException e) {
            throw new FileException(file, TensorFile.reason(e));
        }
    }
}
