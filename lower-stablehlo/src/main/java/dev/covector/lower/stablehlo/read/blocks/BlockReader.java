package dev.covector.lower.stablehlo.read.blocks;

import dev.covector.ir.Block;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Location;
import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.syntax.Function;
import dev.covector.lower.stablehlo.read.syntax.Operation;
import dev.covector.lower.stablehlo.read.syntax.Place;
import dev.covector.lower.stablehlo.read.syntax.ReadException;
import dev.covector.lower.stablehlo.read.syntax.Region;
import dev.covector.ops.FuncEmitter;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the operations of one block, which may see what is around it: what they use from there becomes a parameter. */
public final class BlockReader {
    private static final long MOST_BYTES = 1L << 62;

    private final Reading reading;
    private final @Nullable Captures captures;
    private final FuncEmitter b;
    private final Map<String, @Nullable Known> names = new HashMap<>();
    private final Map<Value, Dim> measured = new HashMap<>();
    private final Map<Integer, List<String>> comments = new HashMap<>();
    private int defined;

    public BlockReader(Reading reading, @Nullable BlockReader around, OpSet ops) {
        this.reading = reading;
        this.b = new FuncEmitter(ops);
        this.captures = around == null ? null : new Captures(around, b);
    }

    /** Where the function is written. */
    public FuncEmitter b() {
        return b;
    }

    public ReadScope scope() {
        return reading.scope();
    }

    /** A name that no size has so far. */
    public Dim fresh(String letter) {
        return reading.fresh(letter);
    }

    /** The module's function of a name. */
    public Function function(Operation op, String symbol) {
        return reading.module().function(symbol).orElseThrow(() -> error(op, "the module has no function @" + symbol));
    }

    public static ReadException error(Operation op, String message) {
        return new ReadException(op.place(), op.name() + ": " + message);
    }

    /** Gives a name of the text its value; null: nobody may use it. */
    public void bind(String name, @Nullable Known value, Place place) {
        if (names.containsKey(name) || captures != null && captures.around().isNamed(name)) {
            throw new ReadException(place, name + " is defined twice");
        }
        names.put(name, value);
    }

    private boolean isNamed(String name) {
        return names.containsKey(name) || captures != null && captures.around().isNamed(name);
    }

    /** What a name stands for here. */
    public Known get(String name, Place place) {
        if (!names.containsKey(name)) {
            if (captures == null) {
                throw new ReadException(place, name + " is not defined");
            }
            names.put(name, captures.of(captures.around().get(name, place)));
        }
        Known known = names.get(name);
        if (known == null) {
            throw new ReadException(place, name + " is what Covector does not compute, so nothing can use it");
        }
        return known;
    }

    /** What is used from around, and the parameters that it became. */
    Map<Value, Value> captured() {
        return captures == null ? Map.of() : captures.parameters();
    }

    /** The op that computes a value in this block; null for parameters. */
    public @Nullable Op definition(Value value) {
        List<Stmt> stmts = b.stmts();
        for (; defined < stmts.size(); defined++) {
            Stmt stmt = stmts.get(defined);
            stmt.results().forEach(result -> reading.definitions().put(result, stmt.op()));
        }
        return reading.definitions().get(value);
    }

    /** The size that a number is: one that data makes is measured. */
    public Dim size(Num number, Operation op) {
        Dim exact = number.exact();
        if (exact != null) {
            return exact;
        }
        if (number instanceof Num.Computed(Value base, Dim offset)) {
            return measured(base).plus(offset);
        }
        throw error(op, "a size is computed in a way that Covector does not follow");
    }

    /** A number is measured once, where it is computed. */
    private Dim measured(Value number) {
        Value origin = captures == null ? null : captures.origin(number);
        if (origin != null && captures != null) {
            return captures.around().measured(origin);
        }
        Dim known = measured.get(number);
        if (known == null) {
            known = reading.fresh("k");
            b.measure(b.convertTo(number, DType.I64), known, Dim.of(Integer.MAX_VALUE));
            measured.put(number, known);
        }
        return known;
    }

    /** The sizes that the elements of a tensor are. */
    public List<Dim> sizes(Known list, Operation op) {
        Numbers numbers = list.numbers();
        if (numbers == null || list.rank() > 1) {
            throw error(op, "the sizes are computed in a way that Covector does not follow");
        }
        if (numbers.isSplat()) {
            Dim size = size(numbers.each().getFirst(), op);
            return java.util.Collections.nCopies((int) list.type().dim(0).constant(), size);
        }
        return numbers.each().stream().map(number -> size(number, op)).toList();
    }

    /** A scalar that is a size; null where it is none. */
    public @Nullable Known size(Numbers numbers, TensorType type) {
        Dim size = type.rank() == 0 ? numbers.each().getFirst().exact() : null;
        return size == null ? null : new Known(type, numbers, () -> b.convertTo(b.size(size), type.dtype()));
    }

    /** A number as an {@code i64} scalar. */
    public Value number(Num number, Operation op) {
        if (number instanceof Num.Computed(Value base, Dim offset)) {
            Value wide = b.convertTo(base, DType.I64);
            return offset.equals(Dim.ZERO) ? wide : b.add(wide, b.size(offset));
        }
        return b.size(size(number, op));
    }

    /** Reads a region with parameters that are known; gives what it returns. */
    public List<Known> read(Region region, List<Known> parameters) {
        if (region.parameters().size() != parameters.size()) {
            throw new ReadException(region.place(), "there must be " + parameters.size() + " parameters");
        }
        for (int i = 0; i < parameters.size(); i++) {
            var declared = region.parameters().get(i);
            Types.require(parameters.get(i).type(), declared.type(), declared.name(), declared.place());
            bind(declared.name(), parameters.get(i), declared.place());
        }
        region.statements().forEach(this::read);
        Operation end = region.end();
        List<Known> results =
                end.operands().stream().map(name -> get(name, end.place())).toList();
        for (int i = 0; i < results.size(); i++) {
            Types.require(results.get(i).type(), end.operandTypes().get(i), "what is returned", end.place());
        }
        return results;
    }

    private void read(Operation op) {
        List<Known> in = new ArrayList<>();
        for (int i = 0; i < op.operands().size(); i++) {
            Known x = get(op.operands().get(i), op.place());
            Types.require(x.type(), op.operandTypes().get(i), op.operands().get(i), op.place());
            in.add(x);
        }
        OpReader reader = reading.readers().get(op.name());
        if (reader == null) {
            throw error(op, "no such operation is read");
        }
        b.at(line(op.location()));
        int first = b.stmts().size();
        List<@Nullable Known> results = results(op, reader, in);
        if (!op.comments().isEmpty()) {
            comments.put(first, op.comments());
        }
        OpReader.require(results.size() == op.results().size(), op, "there are " + results.size() + " results");
        for (int i = 0; i < results.size(); i++) {
            Known result = results.get(i);
            if (result != null) {
                Types.require(result.type(), op.resultTypes().get(i), op.name() + ": the result", op.place());
                requireSmall(result, op);
            }
            bind(op.results().get(i), result, op.place());
        }
    }

    /** What goes wrong with types and sizes has the place of the operation. */
    private List<@Nullable Known> results(Operation op, OpReader reader, List<Known> in) {
        try {
            return reader.read(op, in, this);
        } catch (ReadException e) {
            throw e;
        } catch (TypeException | ArithmeticException e) {
            throw new ReadException(op.place(), op.name() + ": " + e.getMessage(), e);
        }
    }

    private static void requireSmall(Known x, Operation op) {
        try {
            Dim bytes = x.type().elements().times(x.dtype().bytes());
            OpReader.require(!bytes.isConstant() || bytes.constant() < MOST_BYTES, op, "the result fits no memory");
        } catch (TypeException | ArithmeticException e) {
            throw new ReadException(op.place(), op.name() + ": the result fits no memory", e);
        }
    }

    /** A line of a file, as the text form of functions can say it. */
    private static @Nullable Location line(dev.covector.lower.stablehlo.read.syntax.@Nullable Location location) {
        for (var at = location; at != null; at = at.inner()) {
            if (at.line() > 0) {
                String file =
                        at.text().substring(at.text().lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9_$.\\-]", "_");
                return new Location(file.matches("[A-Za-z_$].*") ? file : "_" + file, at.line());
            }
        }
        return null;
    }

    /** A reader of a region in this block. */
    BlockReader nested() {
        return new BlockReader(reading, this, b.ops());
    }

    /** The block that was read, with the comments of each operation above the first statement that it became. */
    public Block block(List<Value> params, List<Known> results) {
        List<Value> values = results.stream().map(Known::value).toList();
        List<Stmt> stmts = new ArrayList<>(b.stmts());
        comments.forEach((index, lines) -> {
            if (index < stmts.size()) {
                Stmt stmt = stmts.get(index);
                stmts.set(index, new Stmt(stmt.results(), stmt.op(), lines, stmt.location()));
            }
        });
        return new Block(params, stmts, values);
    }
}
