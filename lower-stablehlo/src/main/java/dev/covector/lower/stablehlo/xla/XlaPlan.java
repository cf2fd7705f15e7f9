package dev.covector.lower.stablehlo.xla;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.lower.stablehlo.ModuleWithRoom;
import dev.covector.lower.stablehlo.StableHlo;
import dev.covector.passes.simplify.Simplify;
import dev.covector.runtime.Canonical;
import dev.covector.runtime.HostTensor;
import dev.covector.runtime.Plan;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan on a PJRT device: one module, from which an executable is made for all sizes that come. */
final class XlaPlan extends Plan {
    private final Xla xla;
    private final Func simplified;
    private final StableHlo module;
    private final Executables executables;
    private final Signature signature;
    private final List<DType> results;
    private final List<Boolean> donated;
    private final Map<String, Long> room = new ConcurrentHashMap<>();
    private final long buildNanos;

    private XlaPlan(Xla xla, Canonical canonical, Func simplified) {
        super(canonical, Signature.born(simplified));
        this.xla = xla;
        this.simplified = simplified;
        this.module = StableHlo.of(simplified, canonical.ops())
                .named(canonical.names(), canonical.resultNames())
                .reversed();
        this.executables = new Executables(xla.most());
        this.signature = Signature.of(simplified, late(), canonical.ops());
        this.results = simplified.resultTypes().stream().map(TensorType::dtype).toList();
        this.donated = canonical.donated();
        this.buildNanos = System.nanoTime() - canonical.started();
    }

    static XlaPlan of(Xla xla, Canonical canonical) {
        Func func = canonical.func();
        return new XlaPlan(xla, canonical, func.within(() -> Simplify.run(func, canonical.ops())));
    }

    @Override
    protected HostTensor @Nullable [] tryRun(HostTensor[] arguments, long[] extraNumbers) {
        HostTensor[] outputs = xla.isInBuckets() ? inBucket(arguments) : exactly(arguments);
        if (outputs != null) {
            countUse();
            for (int i = 0; i < arguments.length; i++) {
                if (donated.get(i)) {
                    arguments[i].close();
                }
            }
        }
        return outputs;
    }

    /** The guards hold wherever there is an executable already. */
    private HostTensor @Nullable [] exactly(HostTensor[] arguments) {
        Sizes sizes = Sizes.of(arguments);
        Executable insufficient = null;
        while (true) {
            Executable executable = insufficient == null ? executables.find(sizes) : null;
            if (executable == null) {
                if (!accepts(arguments)) {
                    return null;
                }
                executable = executables.get(sizes, insufficient, () -> fixed(numbers(arguments)));
            }
            HostTensor[] outputs = executable.tryRun(arguments);
            if (outputs != null && executable.module().born().isEmpty()) {
                return outputs;
            }
            if (outputs != null) {
                Map<String, Long> numbers = new HashMap<>(numbers(arguments));
                outputs = finished(outputs, executable, numbers);
                if (outputs != null) {
                    return outputs;
                }
                insufficient = executable;
            }
        }
    }

    private HostTensor @Nullable [] inBucket(HostTensor[] arguments) {
        if (!accepts(arguments)) {
            return null;
        }
        Map<String, Long> numbers = numbers(arguments);
        Map<String, Long> most = new TreeMap<>(numbers);
        most.replaceAll((_, size) -> Xla.bucket(size));
        Sizes bucket = Sizes.of(most);
        Executable insufficient = null;
        while (true) {
            Executable executable = executables.get(bucket, insufficient, () -> upTo(most));
            HostTensor[] padded = padded(arguments, executable, numbers);
            HostTensor[] outputs;
            try {
                outputs = executable.tryRun(padded);
            } finally {
                for (int i = 0; i < padded.length; i++) {
                    if (i >= arguments.length || padded[i] != arguments[i]) {
                        padded[i].close();
                    }
                }
            }
            if (outputs != null) {
                outputs = finished(outputs, executable, new HashMap<>(numbers));
                if (outputs != null) {
                    return outputs;
                }
                insufficient = executable;
            }
        }
    }

    /** The arguments in the room that the parameters have, and the numbers of the sizes. */
    private static HostTensor[] padded(HostTensor[] arguments, Executable executable, Map<String, Long> numbers) {
        List<String> given = executable.module().given();
        HostTensor[] all = Arrays.copyOf(arguments, arguments.length + (given.isEmpty() ? 0 : 1));
        for (int i = 0; i < arguments.length; i++) {
            long[] shape = executable.parameter(i);
            if (!Arrays.equals(shape, arguments[i].shape())) {
                all[i] = Transfer.padded(arguments[i], shape);
            }
        }
        if (!given.isEmpty()) {
            all[arguments.length] =
                    Transfer.numbers(given.stream().mapToLong(numbers::get).toArray());
        }
        return all;
    }

    /**
     * The results in their own sizes; null where there was too little room for some size, of which there will be more.
     *
     * @param numbers of the arguments' sizes, to which those made of data are added
     */
    private HostTensor @Nullable [] finished(HostTensor[] outputs, Executable executable, Map<String, Long> numbers) {
        List<String> born = executable.module().born();
        HostTensor[] finished = outputs;
        boolean done = false;
        try {
            if (!born.isEmpty()) {
                HostTensor made = outputs[outputs.length - 1];
                for (int i = 0; i < born.size(); i++) {
                    numbers.put(born.get(i), made.integer(i));
                }
                made.close();
                finished = Arrays.copyOf(outputs, outputs.length - 1);
                if (!suffices(executable.module().chosen(), numbers)) {
                    return null;
                }
                signature.check(numbers);
            }
            for (int i = 0; i < finished.length; i++) {
                finished[i] = Transfer.cut(finished[i], signature.shape(i, numbers));
            }
            done = true;
            return finished;
        } finally {
            if (!done) {
                for (HostTensor output : outputs) {
                    output.close();
                }
            }
        }
    }

    private boolean suffices(Map<String, Long> chosen, Map<String, Long> numbers) {
        boolean suffices = true;
        for (Map.Entry<String, Long> entry : chosen.entrySet()) {
            Long number = numbers.get(entry.getKey());
            if (number != null && number > entry.getValue()) {
                room.merge(entry.getKey(), Xla.bucket(number), Math::max);
                suffices = false;
            }
        }
        return suffices;
    }

    private Executable fixed(Map<String, Long> sizes) {
        return compiled(sizes, () -> module.fixed(sizes).withRoom(Map.of(), room));
    }

    private Executable upTo(Map<String, Long> most) {
        return compiled(most, () -> module.withRoom(most, room));
    }

    private Executable compiled(Map<String, Long> sizes, Supplier<ModuleWithRoom> written) {
        long started = System.nanoTime();
        ModuleWithRoom text = written.get();
        return new Executable(text, sizes, xla.device().compile(compiled(text)), results, System.nanoTime() - started);
    }

    /** The text that the plugin compiles. */
    private String compiled(ModuleWithRoom text) {
        return LargeProducts.called(text.text(), xla.device());
    }

    /** The number of each symbol of the function's arguments. */
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
            case "stablehlo" -> StableHlo.of(this).text();
            default ->
                throw new TypeException("no stage is named " + stage + " on " + xla + "; the stages are "
                        + List.of("traced", "simplified", "stablehlo"));
        };
    }

    /** The modules of the executables, one after the other. */
    @Override
    public String source() {
        return executables.all().stream()
                .map(executable -> "// " + executable.sizes() + "\n" + compiled(executable.module()))
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
