package dev.covector.lower.stablehlo.read.syntax;

import dev.covector.lower.stablehlo.read.syntax.MlirParser.FunctionContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.LocationContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.ModuleContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.ParameterContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.RegionContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.WhereContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Makes the tree of a text. */
public final class ModuleParser {
    private static final int DEEPEST_NESTING = 100;

    private final CommonTokenStream tokens;

    private ModuleParser(CommonTokenStream tokens) {
        this.tokens = tokens;
    }

    /** The module in a text; a {@link ReadException} where it is none. */
    public static Module parse(String text) {
        MlirLexer lexer = new MlirLexer(CharStreams.fromString(text));
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        MlirParser parser = new MlirParser(tokens);
        for (Recognizer<?, ?> recognizer : List.of(lexer, parser)) {
            recognizer.removeErrorListeners();
            recognizer.addErrorListener(new ThrowingListener());
        }
        tokens.fill();
        requireShallow(tokens.getTokens());
        return new ModuleParser(tokens).module(parser.module());
    }

    /** Keeps recursion bounded, so that hostile text is an error and not a stack overflow. */
    private static void requireShallow(List<Token> tokens) {
        int depth = 0;
        for (Token token : tokens) {
            switch (token.getText()) {
                case "(", "[", "{", "<" -> depth++;
                case ")", "]", "}", ">" -> depth--;
                default -> {}
            }
            if (depth > DEEPEST_NESTING) {
                throw new ReadException(place(token), "nested deeper than " + DEEPEST_NESTING);
            }
        }
    }

    static Place place(Token token) {
        return new Place(token.getLine(), token.getCharPositionInLine());
    }

    private Module module(ModuleContext text) {
        String name = text.SYMBOL() == null ? "" : symbol(text.SYMBOL().getText());
        Set<String> names = new HashSet<>();
        for (FunctionContext each : text.function()) {
            if (!names.add(each.SYMBOL().getText())) {
                throw new ReadException(place(each.start), each.SYMBOL() + " is there twice");
            }
        }
        return new Module(name, text.function().stream().map(this::function).toList());
    }

    /** A symbol without its sign. */
    static String symbol(String text) {
        return text.startsWith("@\"") ? AttributeParser.unquoted(text.substring(1)) : text.substring(1);
    }

    private Function function(FunctionContext text) {
        if (!text.ID().getText().equals("func.func")) {
            throw new ReadException(place(text.start), "a function starts with func.func; got " + text.ID());
        }
        Region own = region(text.region());
        if (!own.parameters().isEmpty()) {
            throw new ReadException(own.place(), "the parameters of a function stand behind its name");
        }
        List<Parameter> parameters =
                text.parameter().stream().map(ModuleParser::parameter).toList();
        List<Function.Result> results = text.resultTypes() == null
                ? List.of()
                : text.resultTypes().resultType().stream()
                        .map(result -> new Function.Result(
                                AttributeParser.type(result.type()),
                                AttributeParser.attributes(result.dictionary(), result.start)))
                        .toList();
        boolean isPrivate =
                text.visibility() != null && text.visibility().getText().equals("private");
        return new Function(
                symbol(text.SYMBOL().getText()),
                isPrivate,
                new Region(parameters, own.operations(), own.place()),
                results,
                AttributeParser.attributes(text.dictionary(), text.start));
    }

    private static Parameter parameter(ParameterContext text) {
        return new Parameter(
                text.VALUE().getText(),
                AttributeParser.type(text.type()),
                AttributeParser.attributes(text.dictionary(), text.start),
                location(text.location()),
                place(text.start));
    }

    Region region(RegionContext text) {
        List<Operation> operations = text.operation().stream()
                .map(each -> new OperationParser(each, this).operation())
                .toList();
        if (operations.isEmpty() || !isReturn(operations.getLast())) {
            throw new ReadException(place(text.stop), "a region ends with what it returns");
        }
        for (Operation operation : operations.subList(0, operations.size() - 1)) {
            if (isReturn(operation)) {
                throw new ReadException(operation.place(), "only the last operation returns");
            }
        }
        return new Region(
                text.parameter().stream().map(ModuleParser::parameter).toList(), operations, place(text.start));
    }

    /** The lines above a token, without their signs. */
    List<String> comments(Token token) {
        List<Token> hidden = tokens.getHiddenTokensToLeft(token.getTokenIndex());
        return hidden == null
                ? List.of()
                : hidden.stream()
                        .map(each -> each.getText().substring(2).strip())
                        .toList();
    }

    private static boolean isReturn(Operation operation) {
        return switch (operation.name()) {
            case "return", "func.return", "stablehlo.return" ->
                operation.results().isEmpty();
            default -> false;
        };
    }

    static @Nullable Location location(@Nullable LocationContext text) {
        return text == null ? null : where(text.where());
    }

    private static @Nullable Location where(WhereContext text) {
        Location inner = text.where().isEmpty() ? null : where(text.where().getFirst());
        if (text.STRING() == null) {
            return inner;
        }
        int line = text.INT().isEmpty() ? 0 : AttributeParser.number(text.INT(0).getSymbol());
        return new Location(AttributeParser.unquoted(text.STRING().getText()), line, inner);
    }

    /** Ends the parse at the first error. */
    private static final class ThrowingListener extends BaseErrorListener {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object symbol,
                int line,
                int column,
                String message,
                @Nullable RecognitionException e) {
            throw new ReadException(new Place(line, column), message);
        }
    }
}
