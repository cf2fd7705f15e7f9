package dev.covector.codegen.jvm.math;

import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ops.math.Format;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Prints a table of errors in ulp and of times. Arguments: samples of a function; widths in bits; functions, if not all.
 * Run with -Xbatch, or times are of code that is not compiled yet.
 */
final class AccuracyTable {
    private static final int ELEMENTS = 4096;

    private AccuracyTable() {}

    public static void main(String[] args) {
        int samples = Integer.parseInt(args[0]);
        int[] widths =
                Arrays.stream(args[1].split(",")).mapToInt(Integer::parseInt).toArray();
        List<Intrinsic> functions = args.length > 2
                ? Arrays.stream(args[2].split(",")).map(Intrinsic::valueOf).toList()
                : List.copyOf(EnumSet.range(Intrinsic.EXP, Intrinsic.ATAN2));
        for (Intrinsic function : functions) {
            for (Format format : Format.values()) {
                rows(function, format, samples, widths);
            }
        }
    }

    private static void rows(Intrinsic function, Format format, int samples, int[] widths) {
        Accuracy.Known known = Accuracy.Known.of(function, format, samples, 1);
        for (int bits : widths) {
            Kernel kernel = Bodies.of(function, format);
            boolean expands = !ExpandFunctions.apply(kernel, bits).equals(kernel);
            String jdk = cell(kernel, known, bits);
            String own =
                    Expansion.of(function).isEmpty() ? " | " : cell(Bodies.expanded(function, format), known, bits);
            System.out.println("| " + function + " | " + format.real + " | " + bits + " | " + jdk + " | " + own + " | "
                    + (expands ? "arithmetic" : "JDK") + " |");
        }
    }

    private static String cell(Kernel kernel, Accuracy.Known known, int bits) {
        CompiledFunction compiled = new CompiledFunction(kernel, known.format(), bits);
        double nanoseconds = compiled.nanoseconds(typical());
        double ulps = Accuracy.of(compiled, known).ulps();
        return (ulps < 1000 ? "%.2f".formatted(ulps) : "over 1000") + " | %.2f".formatted(nanoseconds);
    }

    private static List<double[]> typical() {
        SplittableRandom random = new SplittableRandom(1);
        return List.of(
                random.doubles(ELEMENTS, 0.1, 5).toArray(),
                random.doubles(ELEMENTS, -4, 4).toArray());
    }
}
