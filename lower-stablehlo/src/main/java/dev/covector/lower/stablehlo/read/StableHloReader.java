package dev.covector.lower.stablehlo.read;

import dev.covector.autodiff.NestedOps;
import dev.covector.ir.Block;
import dev.covector.ir.Func;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.blocks.BlockReader;
import dev.covector.lower.stablehlo.read.blocks.Known;
import dev.covector.lower.stablehlo.read.blocks.Reading;
import dev.covector.lower.stablehlo.read.blocks.Types;
import dev.covector.lower.stablehlo.read.ops.Bitcast;
import dev.covector.lower.stablehlo.read.ops.OpTable;
import dev.covector.lower.stablehlo.read.syntax.Attributes;
import dev.covector.lower.stablehlo.read.syntax.Function;
import dev.covector.lower.stablehlo.read.syntax.Location;
import dev.covector.lower.stablehlo.read.syntax.Module;
import dev.covector.lower.stablehlo.read.syntax.ModuleParser;
import dev.covector.lower.stablehlo.read.syntax.Parameter;
import dev.covector.lower.stablehlo.read.syntax.Place;
import dev.covector.lower.stablehlo.read.syntax.ReadException;
import dev.covector.lower.stablehlo.read.syntax.Type;
import dev.covector.ops.OpSet;
import dev.covector.passes.simplify.DeadCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a module: its main function as a function of Covector. Axes are those of the text's signature; sizes that are question marks are symbols,
 * by the names that {@code covector.type} says, else new ones. What the text assumes of them becomes guards.
 */
public final class StableHloReader {
    /** The ops that a function which was read may have. */
    public static final OpSet OPS = NestedOps.SET.with(Bitcast.DEFINITION);

    private final Module module;
    private final Reading reading;

    private StableHloReader(Module module) {
        this.module = module;
        this.reading = new Reading(module, OpTable.READERS);
    }

    /**
     * A function that was read, and what its user calls each argument and each result; empty where the text does not say.
     */
    public record Named(Func func, List<String> arguments, List<String> results) {
        public Named {
            arguments = List.copyOf(arguments);
            results = List.copyOf(results);
        }
    }

    /** The function of a module's text; a {@link ReadException} with line and column where it is none that Covector can say. */
    public static Func read(String text) {
        return readNamed(text).func();
    }

    /** The same with the names of arguments and results. */
    public static Named readNamed(String text) {
        StableHloReader reader = new StableHloReader(ModuleParser.parse(text));
        Func func = ScopedValue.where(SizeScope.CURRENT, reader.reading.scope()).call(reader::func);
        Function main = reader.main();
        return new Named(
                func,
                main.body().parameters().stream().map(StableHloReader::label).toList(),
                main.results().stream()
                        .map(result -> result.attributes()
                                .textIfGiven("jax.result_info")
                                .orElse(""))
                        .toList());
    }

    /** The location that is a name and no line. */
    private static String label(Parameter parameter) {
        Location location = parameter.location();
        return location == null || location.line() > 0 ? "" : location.text();
    }

    private Func func() {
        Function main = main();
        Place place = main.body().place();
        BlockReader block = new BlockReader(reading, null, OPS);
        List<Value> params = params(main);
        List<Known> results =
                block.read(main.body(), params.stream().map(Known::of).toList());
        List<Value> values = results.stream().map(Known::value).toList();
        requireResults(main, values, place);
        Block body = block.block(params, results);
        return DeadCode.run(new Func(name(), body, reading.scope().guards()));
    }

    /** The public function, or the only one. */
    private Function main() {
        return module.functions().stream()
                .filter(f -> f.name().equals("main"))
                .findFirst()
                .or(() ->
                        module.functions().stream().filter(f -> !f.isPrivate()).findFirst())
                .orElseThrow(() -> new ReadException(new Place(1, 0), "the module has no public function"));
    }

    private List<Value> params(Function main) {
        main.body()
                .parameters()
                .forEach(p -> own(p.attributes(), p.type(), p.place())
                        .ifPresent(type ->
                                type.shape().forEach(size -> size.symbols().forEach(reading::take))));
        List<Value> params = new ArrayList<>();
        for (var p : main.body().parameters()) {
            params.add(new Value(own(p.attributes(), p.type(), p.place())
                    .orElseGet(() -> Types.of(p.type(), p.place(), () -> reading.fresh("n")))));
        }
        return params;
    }

    private static Optional<TensorType> own(Attributes attributes, Type text, Place place) {
        return attributes.textIfGiven("covector.type").map(words -> Types.own(words, text, place));
    }

    /** The results have the types of the signature; their own sizes are held to what {@code covector.type} says of them. */
    private void requireResults(Function main, List<Value> values, Place place) {
        if (values.size() != main.results().size()) {
            throw new ReadException(
                    place, "the signature has " + main.results().size() + " results; got " + values.size());
        }
        for (int i = 0; i < values.size(); i++) {
            Types.require(values.get(i).type(), main.results().get(i).type(), "result " + i, place);
        }
    }

    private String name() {
        String name = module.name().replaceAll("[^A-Za-z0-9_]", "_");
        return name.matches("[A-Za-z_].*") ? name : "f" + name;
    }
}
