package dev.covector.cli;

import dev.covector.cli.files.FileException;
import dev.covector.examples.DataException;
import dev.covector.ir.TypeException;
import dev.covector.lower.stablehlo.pjrt.PjrtException;
import dev.covector.lower.stablehlo.pjrt.install.InstallException;
import dev.covector.oracles.RecordException;
import dev.covector.runtime.memory.ClosedException;
import dev.covector.runtime.memory.OutOfDeviceMemoryException;
import dev.covector.tracer.TensorException;
import java.util.ServiceConfigurationError;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * What a user can mend is said in one message: with status {@value #UNUSABLE} where a command's input cannot be used, and
 * {@value #FAILED} where the work went wrong. Everything else is a defect of Covector and keeps its stack trace.
 */
final class Failures implements IExecutionExceptionHandler {
    static final int FAILED = 1;
    static final int UNUSABLE = 2;

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) throws Exception {
        return switch (e) {
            case FileException _, DataException _, RecordException _ ->
                say(command, UNUSABLE, String.valueOf(e.getMessage()));
            case TypeException _ -> say(command, UNUSABLE, "covector: " + e.getMessage());
            case PjrtException plugin -> say(command, status(plugin), "covector: " + plugin.getMessage());
            case InstallException _ -> say(command, FAILED, "covector: " + e.getMessage());
            case ClosedException _, OutOfDeviceMemoryException _, TensorException _ ->
                say(command, FAILED, "covector: " + e.getMessage());
            default -> throw e;
        };
    }

    /** A file or a text that is not what it should be is the user's to mend. */
    private static int status(PjrtException plugin) {
        return switch (plugin.code()) {
            case INVALID_ARGUMENT, NOT_FOUND, OUT_OF_RANGE, UNKNOWN -> UNUSABLE;
            default -> FAILED;
        };
    }

    private static int say(CommandLine command, int status, String message) {
        command.getErr().println(message);
        return status;
    }

    /** Runs a command; a setting of the JVM that makes no sense comes as an error while the class that reads it loads. */
    static int run(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (ExceptionInInitializerError | ServiceConfigurationError e) {
            if (e.getCause() instanceof IllegalArgumentException setting) {
                return say(parsed.commandSpec().commandLine(), UNUSABLE, "covector: " + setting.getMessage());
            }
            throw e;
        }
    }
}
