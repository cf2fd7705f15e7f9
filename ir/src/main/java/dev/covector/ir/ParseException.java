package dev.covector.ir;

/** Text that is not a function; the message starts with line and column. */
public final class ParseException extends TypeException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    public ParseException(int line, int column, String message) {
        super(line + ":" + column + ": " + message);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
