package dev.covector.lower.stablehlo.xla;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.lower.stablehlo.StableHlo;
import dev.covector.passes.simplify.Simplify;
import dev.covector.runtime.Canonical;
import dev.covector.runtime.HostTensor;
import dev.covector.runtime.Plan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan on a PJRT device: one module, from which an executable is made for all sizes that come. */
final class XlaPlan extends Plan {
    private final Xla xla;
    private final Func simplified;
    private final StableHlo module;
    private final Executables executables;
    private final List<DType> results;
    private final List<Boolean> donated;
    private final long buildNanos;

    XlaPlan(Xla xla, Canonical canonical) {
        super(canonical);
        this.xla = xla;
        Func func = canonical.func();
        this.simplified = func.within(() -> Simplify.run(func, canonical.ops()));
        this.module = StableHlo.of(simplified, canonical.ops()).reversed();
        this.executables = new Executables(xla.most());
        this.results = func.resultTypes().stream().map(TensorType::dtype).toList();
        this.donated = canonical.donated();
        this.buildNanos = System.nanoTime() - canonical.started();
    }

    @Override
    protected HostTensor @Nullable [] tryRun(HostTensor[] arguments, long[] extraNumbers) {
        Sizes sizes = Sizes.of(arguments);
        HostTensor[] outputs = null;
        while (outputs == null) {
            Executable executable = executables.find(sizes);
            if (executable == null) {
                if (!accepts(arguments)) {
                    return null;
                }
                executable = executables.get(sizes, () -> compiled(numbers(arguments)));
            }
            outputs = executable.tryRun(arguments);
        }
        countUse();
        for (int i = 0; i < arguments.length; i++) {
            if (donated.get(i)) {
                arguments[i].close();
            }
        }
        return outputs;
    }

    private Executable compiled(Map<String, Long> sizes) {
        long started = System.nanoTime();
        var program = xla.device().compile(module.text(sizes));
        return new Executable(sizes, program, results, System.nanoTime() - started);
    }

    /** The number of each symbol of the function. */
    private Map<String, Long> numbers(HostTensor[] arguments) {
        Map<String, Long> numbers = new TreeMap<>();
        for (int i = 0; i < arguments.length; i++) {
            List<Dim> shape = contract().params().get(i).shape();
            for (int axis = 0; axis < shape.size(); axis++) {
                numbers.put(shape.get(axis).toString(), arguments[i].shape()[axis]);
            }
        }
        numbers.keySet().retainAll(simplified.symbols());
        return numbers;
    }

    @Override
    public String ir(String stage) {
        return switch (stage) {
            case "traced" -> func().toString();
            case "simplified" -> simplified.toString();
            case "stablehlo" -> StableHlo.of(simplified).text();
            default ->
                throw new TypeException("no stage is named " + stage + " on " + xla + "; the stages are "
                        + List.of("traced", "simplified", "stablehlo"));
        };
    }

    /** The modules of the executables, one after the other. */
    @Override
    public String source() {
        return executables.all().stream()
                .map(executable -> "// " + executable.sizes() + "\n" + module.text(executable.sizes()))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String kernels() {
        int count = executables.all().size();
        long forgotten = executables.forgotten();
        return count
                + (count == 1 ? " executable" : " executables")
                + (forgotten == 0
                        ? ""
                        : " (" + forgotten + " more were forgotten, at most " + xla.most() + " are kept)");
    }

    @Override
    public double buildMillis() {
        return buildNanos / 1e6;
    }

    @Override
    public double compileMillis() {
        return executables.nanos() / 1e6;
    }

    @Override
    protected String cost() {
        return "traced in %.1f ms, %s for the sizes that came, compiled in %.1f ms%s"
                .formatted(
                        buildMillis(),
                        kernels(),
                        compileMillis(),
                        executables.all().stream()
                                .map(executable -> "\n    " + executable)
                                .collect(Collectors.joining()));
    }
}
