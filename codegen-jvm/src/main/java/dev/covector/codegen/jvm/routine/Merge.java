package dev.covector.codegen.jvm.routine;

/** What an update does to an element. */
enum Merge {
    SET,
    ADD,
    MULTIPLY,
    MAX,
    MIN
}
