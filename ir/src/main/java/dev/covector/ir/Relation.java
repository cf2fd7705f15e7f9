package dev.covector.ir;

/** How two sizes compare. */
public enum Relation {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    DIVIDES("divides");

    private final String text;

    Relation(String text) {
        this.text = text;
    }

    public boolean holds(long left, long right) {
        return switch (this) {
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
            case LESS -> left < right;
            case AT_MOST -> left <= right;
            case DIVIDES -> left != 0 && right % left == 0;
        };
    }

    /** The relation that prints as the given text. */
    public static Relation of(String text) {
        for (Relation relation : values()) {
            if (relation.text.equals(text)) {
                return relation;
            }
        }
        throw new TypeException("no relation " + text);
    }

    @Override
    public String toString() {
        return text;
    }
}
