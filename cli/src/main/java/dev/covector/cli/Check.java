package dev.covector.cli;

/** One line of {@code doctor}: what was looked for, whether it is there, and what is known or what to do about it. */
record Check(String subject, boolean found, String detail) {
    static Check found(String subject, String detail) {
        return new Check(subject, true, detail);
    }

    static Check missing(String subject, String remedy) {
        return new Check(subject, false, remedy);
    }

    @Override
    public String toString() {
        return "%-8s %-11s %s".formatted(found ? "found" : "missing", subject, detail);
    }
}
