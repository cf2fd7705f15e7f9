package dev.covector.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what of the machine Covector can use, and what to do about what is missing. */
@Command(
        name = "doctor",
        description = "Shows what was found on this machine, and what to do about what is missing.",
        mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {
    private static final String TESTED_PLATFORM = "Linux amd64";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Version.text() + " on " + platform());
        checks().forEach(out::println);
        return 0;
    }

    private static List<Check> checks() {
        return List.of(
                JvmChecks.jdk(),
                JvmChecks.vectorApi(),
                JvmChecks.cores(),
                JvmChecks.memory(),
                EngineChecks.backends(),
                EngineChecks.kernels(),
                EngineChecks.blas(),
                EngineChecks.threads(),
                EngineChecks.tensors(),
                MachineChecks.gpu(),
                MachineChecks.pjrtPlugin(),
                MachineChecks.peers());
    }

    private static String platform() {
        String here = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return here.equals(TESTED_PLATFORM) ? here + ", the tested platform" : here + "; tested on " + TESTED_PLATFORM;
    }
}
