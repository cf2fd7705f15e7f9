package dev.covector.lower.stablehlo.read.syntax;

/** Where something stands in a text: the line, counted from one, and the column, counted from zero. */
public record Place(int line, int column) {
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
