package dev.covector.lower.stablehlo.pjrt;

/** Java that a program calls. It may run on any thread, on several at once, and must not use the client that runs it. */
@FunctionalInterface
public interface CustomCall {
    /**
     * Reads the arguments and fills the results.
     *
     * @throws Exception which the program then fails with, by its message
     */
    void run(CallFrame frame) throws Exception;
}
