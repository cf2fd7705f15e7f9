package dev.covector.runtime.threads;

/** Work in parts that any thread may run in any order, each part once. */
@FunctionalInterface
public interface PartTask {
    void run(int part);
}
