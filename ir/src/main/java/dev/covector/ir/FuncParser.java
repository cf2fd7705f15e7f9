package dev.covector.ir;

import dev.covector.ir.IrParser.AttributesContext;
import dev.covector.ir.IrParser.BodyContext;
import dev.covector.ir.IrParser.ConstantContext;
import dev.covector.ir.IrParser.DimContext;
import dev.covector.ir.IrParser.FuncContext;
import dev.covector.ir.IrParser.LocationContext;
import dev.covector.ir.IrParser.ParamsContext;
import dev.covector.ir.IrParser.RequireContext;
import dev.covector.ir.IrParser.StmtContext;
import dev.covector.ir.IrParser.TypeContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Reads the text form of functions and checks every statement's types on the way. */
final class FuncParser {
    private static final int DEEPEST_NESTING = 200;

    private final Dialect ops;
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, TensorType> types = new HashMap<>();

    private FuncParser(Dialect ops) {
        this.ops = ops;
    }

    static Func parse(String text, Dialect ops) {
        requireShallow(text);
        IrLexer lexer = new IrLexer(CharStreams.fromString(text));
        IrParser parser = new IrParser(new CommonTokenStream(lexer));
        for (Recognizer<?, ?> recognizer : List.of(lexer, parser)) {
            recognizer.removeErrorListeners();
            recognizer.addErrorListener(new ThrowingListener());
        }
        return new FuncParser(ops).func(parser.func());
    }

    /** Keeps recursion bounded, so that hostile text is a {@link ParseException} and not a stack overflow. */
    private static void requireShallow(String text) {
        int depth = 0;
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            depth += c == '(' || c == '[' || c == '-' ? 1 : c == ')' || c == ']' || c == '\n' ? -Math.min(depth, 1) : 0;
            depth = c == '\n' && depth < DEEPEST_NESTING / 2 ? Math.min(depth, 32) : depth;
            if (depth > DEEPEST_NESTING) {
                throw new ParseException(line, 0, "nested deeper than " + DEEPEST_NESTING);
            }
        }
    }

    private Func func(FuncContext text) {
        List<Value> params = params(text.params());
        List<Guard> guards = text.require().stream().map(this::guard).toList();
        Block body =
                new Func("", new Block(params, List.of(), List.of()), guards).within(() -> body(params, text.body()));
        List<TensorType> declared = text.type().stream().map(this::type).toList();
        List<TensorType> computed = body.results().stream().map(Value::type).toList();
        if (!declared.equals(computed)) {
            throw error(text.start, "the results are " + computed + ", declared as " + declared);
        }
        return new Func(text.ID().getText(), body, guards);
    }

    private List<Value> params(@Nullable ParamsContext text) {
        List<Value> declared = new ArrayList<>();
        if (text != null) {
            text.param().forEach(param -> {
                Value value = new Value(type(param.type()));
                if (values.putIfAbsent(param.VALUE().getText(), value) != null) {
                    throw error(param.start, param.VALUE() + " is defined twice");
                }
                declared.add(value);
            });
        }
        return declared;
    }

    /** The type; one object for each text, since a function repeats few types over and over. */
    private TensorType type(TypeContext text) {
        String words =
                text.start.getInputStream().getText(Interval.of(text.start.getStartIndex(), text.stop.getStopIndex()));
        TensorType known = types.get(words);
        if (known != null) {
            return known;
        }
        DType dtype = located(text, () -> DType.of(text.ID().getText()));
        TensorType type =
                new TensorType(dtype, text.dim().stream().map(this::dim).toList());
        types.put(words, type);
        return type;
    }

    private Guard guard(RequireContext text) {
        return new Guard(
                dim(text.dim(0)),
                Relation.of(text.relation().getText()),
                dim(text.dim(1)),
                unquoted(text.STRING()),
                location(text.location()));
    }

    private static @Nullable Location location(@Nullable LocationContext text) {
        if (text == null) {
            return null;
        }
        String at = text.FILE().getText();
        int colon = at.lastIndexOf(':');
        try {
            return new Location(at.substring(0, colon), Integer.parseInt(at.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw error(text.start, "no line number: " + at);
        }
    }

    private Block body(List<Value> params, BodyContext text) {
        List<Stmt> stmts = text.stmt().stream().map(this::statement).toList();
        return new Block(params, stmts, text.VALUE().stream().map(this::value).toList());
    }

    private Stmt statement(StmtContext text) {
        List<Value> operands = text.operands() == null
                ? List.of()
                : text.operands().VALUE().stream().map(this::value).toList();
        Attributes attributes = attributes(text.attributes());
        List<Block> blocks = text.block().stream()
                .map(block -> body(params(block.params()), block.body()))
                .toList();
        Op op = located(text, () -> ops.create(text.ID().getText(), operands, attributes, blocks));
        List<TensorType> computed = located(text, () -> ops.types(op));
        List<Value> results = params(text.params());
        List<TensorType> declared = results.stream().map(Value::type).toList();
        if (!computed.equals(declared)) {
            throw error(text.start, op.mnemonic() + " computes " + computed + ", declared as " + declared);
        }
        List<String> comments = text.COMMENT().stream()
                .map(comment -> comment.getText().substring(2).strip())
                .toList();
        return new Stmt(results, op, comments, location(text.location()));
    }

    private Value value(TerminalNode name) {
        Value value = values.get(name.getText());
        if (value == null) {
            throw error(name.getSymbol(), name + " is not defined here");
        }
        return value;
    }

    private Attributes attributes(@Nullable AttributesContext text) {
        if (text == null) {
            return Attributes.NONE;
        }
        SequencedMap<String, Object> entries = new LinkedHashMap<>();
        text.attribute().forEach(entry -> entries.put(entry.ID().getText(), constant(entry.constant())));
        return new Attributes(entries);
    }

    private Object constant(ConstantContext text) {
        return switch (text) {
            case IrParser.TextContext t -> unquoted(t.STRING());
            case IrParser.FlagContext t -> Boolean.valueOf(t.getText());
            case IrParser.RealContext t -> real(t.FLOAT().getText());
            case IrParser.DenseContext t ->
                new Literal(t.constant().stream().map(this::element).toList());
            case IrParser.ListContext t ->
                t.constant().stream().map(this::constant).toList();
            case IrParser.SizeContext t -> dimOrDType(t.dim());
            default -> throw error(text.start, "no constant: " + text.getText());
        };
    }

    private Object element(ConstantContext text) {
        Object constant = constant(text);
        return constant instanceof Dim dim && dim.isConstant() ? (Object) dim.constant() : constant;
    }

    private Object dimOrDType(DimContext text) {
        String words = text.getText();
        for (DType dtype : DType.values()) {
            if (dtype.toString().equals(words)) {
                return dtype;
            }
        }
        return dim(text);
    }

    private static double real(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan", "-nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    private Dim dim(DimContext text) {
        return located(text, () -> size(text));
    }

    private Dim size(DimContext text) {
        return switch (text) {
            case IrParser.NegatedContext t -> dim(t.dim()).times(-1);
            case IrParser.ProductContext t -> dim(t.dim(0)).times(dim(t.dim(1)));
            case IrParser.SumContext t ->
                t.getChild(1).getText().equals("+")
                        ? dim(t.dim(0)).plus(dim(t.dim(1)))
                        : dim(t.dim(0)).minus(dim(t.dim(1)));
            case IrParser.CallContext t ->
                switch (t.ID().getText()) {
                    case "floordiv" -> dim(t.dim(0)).floorDiv(dim(t.dim(1)));
                    case "mod" -> dim(t.dim(0)).mod(dim(t.dim(1)));
                    case "min" -> dim(t.dim(0)).min(dim(t.dim(1)));
                    case "max" -> dim(t.dim(0)).max(dim(t.dim(1)));
                    default -> throw error(t.start, "no operation on sizes: " + t.ID());
                };
            case IrParser.NameContext t -> Dim.symbol(t.ID().getText());
            case IrParser.NumberContext t -> Dim.of(Long.parseLong(t.INT().getText()));
            default -> throw error(text.start, "no size: " + text.getText());
        };
    }

    private static String unquoted(TerminalNode string) {
        String text = string.getText();
        return text.substring(1, text.length() - 1)
                .replace("\\n", "\n")
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
    }

    private static <T> T located(ParserRuleContext text, java.util.function.Supplier<T> part) {
        try {
            return part.get();
        } catch (ParseException e) {
            throw e;
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw error(text.start, String.valueOf(e.getMessage()));
        }
    }

    private static ParseException error(Token token, String message) {
        return new ParseException(token.getLine(), token.getCharPositionInLine(), message);
    }

    /** Turns the first syntax error into an exception with line and column. */
    private static final class ThrowingListener extends BaseErrorListener {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object symbol,
                int line,
                int column,
                String message,
                @Nullable RecognitionException e) {
            throw new ParseException(line, column, message);
        }
    }
}
