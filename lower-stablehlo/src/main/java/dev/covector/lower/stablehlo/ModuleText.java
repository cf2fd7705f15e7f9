package dev.covector.lower.stablehlo;

import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the module of a function: its signature, the sizes of the arguments, the guards, the statements. */
final class ModuleText {
    private final Func func;
    private final HloText text = new HloText();
    private final HloSizes sizes = new HloSizes(text);
    private final Exporter exporter;

    ModuleText(Func func, OpSet ops) {
        this.func = func;
        this.exporter = new Exporter(ops, text, sizes);
    }

    String write() {
        List<Hlo> arguments = new ArrayList<>();
        for (Value param : func.params()) {
            arguments.add(new Hlo("%arg" + arguments.size(), param.type()));
        }
        new ArgumentSizes(arguments, text, sizes).write(func.guards());
        List<Hlo> results = exporter.block(func.body(), arguments);
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

    private String name() {
        return func.name().replaceAll("[^A-Za-z0-9_$.]", "_");
    }

    /** What the type says beyond StableHLO's. */
    private static String attributes(TensorType type) {
        return HloBuilder.isStatic(type.shape()) ? "" : " {covector.type = \"" + type + "\"}";
    }
}
