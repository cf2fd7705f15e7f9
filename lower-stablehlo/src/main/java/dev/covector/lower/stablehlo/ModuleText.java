package dev.covector.lower.stablehlo;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.text.Extents;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.lower.stablehlo.text.HloSizes;
import dev.covector.lower.stablehlo.text.HloText;
import dev.covector.lower.stablehlo.text.Slicing;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the module of a function: its signature, the sizes of the arguments, the guards, the statements. */
final class ModuleText {
    private final Func func;
    private final boolean isReversed;
    private final HloText text;
    private final HloSizes sizes;
    private final Exporter exporter;

    /** @param isReversed whether the axes of arguments and results are in the opposite order */
    ModuleText(Func func, OpSet ops, boolean isReversed) {
        this.func = func;
        this.isReversed = isReversed;
        this.text = new HloText(!Extents.areKnown()
                && !func.params().isEmpty()
                && func.symbols().isEmpty());
        this.sizes = new HloSizes(text);
        this.exporter = new Exporter(ops, text, sizes);
    }

    String write() {
        List<Hlo> arguments = new ArrayList<>();
        for (Value param : func.params()) {
            arguments.add(new Hlo("%arg" + arguments.size(), outside(param.type())));
        }
        List<Hlo> inside = new ArrayList<>(arguments);
        if (Extents.areKnown()) {
            takeSizes(arguments);
        }
        inside.replaceAll(this::turned);
        if (!Extents.areKnown()) {
            new ArgumentSizes(inside, text, sizes).write(func.guards());
        }
        List<Hlo> results = new ArrayList<>(exporter.block(func.body(), inside));
        results.replaceAll(this::turned);
        if (Extents.areKnown() && !born().isEmpty()) {
            results.add(
                    sizes.joined(born().stream().map(Dim::symbol).map(sizes::of).toList()));
        }
        StringBuilder module = new StringBuilder("module @").append(name()).append(" {\n  func.func public @main(");
        module.append(arguments.stream()
                .map(x -> x.name() + ": " + Hlo.type(x.type()) + attributes(x.type()))
                .collect(Collectors.joining(", ")));
        module.append(") -> (");
        module.append(results.stream()
                .map(x -> Hlo.type(x.type()) + attributes(x.type()))
                .collect(Collectors.joining(", ")));
        module.append(") {\n").append(text);
        module.append("    return");
        if (!results.isEmpty()) {
            module.append(' ').append(Hlo.names(results)).append(" : ").append(Hlo.types(results));
        }
        return module.append("\n  }\n").append(text.functions()).append("}\n").toString();
    }

    /** The sizes that the function makes of data, in the order in which it does. */
    List<String> born() {
        return func.body().stmts().stream()
                .flatMap(stmt -> stmt.op().born().stream())
                .toList();
    }

    /** The numbers of the sizes as one more argument. */
    private void takeSizes(List<Hlo> arguments) {
        List<String> symbols = List.copyOf(func.symbols());
        if (symbols.isEmpty()) {
            return;
        }
        HloBuilder b = exporter.builder();
        Hlo all = new Hlo("%sizes", TensorType.of(DType.I64, Dim.of(symbols.size())));
        arguments.add(all);
        for (int i = 0; i < symbols.size(); i++) {
            Hlo one = Slicing.of(all, List.of(Dim.of(i)), List.of(Dim.ONE), List.of(Dim.ONE), b);
            sizes.know(symbols.get(i), b.reshape(one, List.of()));
        }
    }

    private TensorType outside(TensorType type) {
        return isReversed ? type.withShape(type.shape().reversed()) : type;
    }

    private Hlo turned(Hlo x) {
        List<Integer> axes = IntStream.range(0, x.rank()).boxed().toList();
        return isReversed ? exporter.builder().transpose(x, axes.reversed()) : x;
    }

    private String name() {
        return func.name().replaceAll("[^A-Za-z0-9_$.]", "_");
    }

    /** What the type says beyond StableHLO's. */
    private static String attributes(TensorType type) {
        return Extents.areKnown() || HloBuilder.isStatic(type.shape()) ? "" : " {covector.type = \"" + type + "\"}";
    }
}
