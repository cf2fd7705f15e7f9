package dev.covector.ir;

/** A line of the user's program. */
public record Location(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
