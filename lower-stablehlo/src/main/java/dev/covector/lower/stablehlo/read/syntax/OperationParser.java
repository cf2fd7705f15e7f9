package dev.covector.lower.stablehlo.read.syntax;

import dev.covector.lower.stablehlo.read.syntax.MlirParser.OperandsContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.OperationContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.PrettyContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.ResultContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.SignatureContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.TypesContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Makes the tree of an operation, whichever of the two forms it is written in. */
final class OperationParser {
    private static final int MOST_RESULTS = 1000;

    private final OperationContext text;
    private final ModuleParser module;
    private final Place place;

    OperationParser(OperationContext text, ModuleParser module) {
        this.text = text;
        this.module = module;
        this.place = ModuleParser.place(text.start);
    }

    Operation operation() {
        return text.general() != null ? general(text.general()) : pretty(text.pretty());
    }

    private Operation general(MlirParser.GeneralContext form) {
        Attributes attributes = new Attributes(java.util.Map.of(), place);
        for (MlirParser.DictionaryContext each : form.dictionary()) {
            attributes = attributes.plus(AttributeParser.attributes(each, text.start));
        }
        return made(
                AttributeParser.unquoted(form.STRING().getText()),
                names(form.operands()),
                attributes,
                form.region().stream().map(module::region).toList());
    }

    private Operation pretty(PrettyContext form) {
        PrettyForm pretty = new PrettyForm(form);
        return made(form.ID().getText(), pretty.operands(), pretty.attributes(), List.of());
    }

    private Operation made(String name, List<String> operands, Attributes attributes, List<Region> regions) {
        List<String> results =
                text.result().stream().flatMap(OperationParser::names).toList();
        Signature types = signature(name, operands.size(), results.size());
        if (types.operands().size() != operands.size() || types.results().size() != results.size()) {
            throw new ReadException(
                    place,
                    name + ": the signature has " + types.operands().size() + " operands and "
                            + types.results().size() + " results; got " + operands.size() + " and " + results.size());
        }
        return new Operation(
                name,
                results,
                operands,
                attributes,
                regions,
                types.operands(),
                types.results(),
                module.comments(text.start),
                ModuleParser.location(text.location()),
                place);
    }

    static List<String> names(@Nullable OperandsContext operands) {
        return operands == null
                ? List.of()
                : operands.VALUE().stream().map(TerminalNode::getText).toList();
    }

    private static Stream<String> names(ResultContext result) {
        String name = result.VALUE().getText();
        if (result.INT() == null) {
            return Stream.of(name);
        }
        int count = AttributeParser.number(result.INT().getSymbol());
        if (count < 1 || count > MOST_RESULTS) {
            throw new ReadException(ModuleParser.place(result.start), "there cannot be " + count + " results");
        }
        return Stream.iterate(0, i -> i + 1).limit(count).map(i -> name + "#" + i);
    }

    private record Signature(List<Type> operands, List<Type> results) {}

    /** The types of operands and results; a single type is that of all, and select says those of its first two operands. */
    private Signature signature(String name, int operands, int results) {
        SignatureContext signature = text.signature();
        if (signature == null) {
            return new Signature(List.of(), List.of());
        }
        List<Type> first = signature.types().isEmpty() || startsEmpty(signature)
                ? List.of()
                : types(signature.types().getFirst());
        if (signature.getText().contains("->")) {
            boolean isLast = signature.types().size() > (startsEmpty(signature) ? 0 : 1);
            List<Type> to = signature.type() != null
                    ? List.of(AttributeParser.type(signature.type()))
                    : isLast ? types(signature.types().getLast()) : List.of();
            return new Signature(first, to);
        }
        if (results == 0) {
            return new Signature(first, List.of());
        }
        if (first.size() == 1) {
            return new Signature(Collections.nCopies(operands, first.getFirst()), first);
        }
        if (name.equals("stablehlo.select") && first.size() == 2) {
            return new Signature(List.of(first.getFirst(), first.getLast(), first.getLast()), first.subList(1, 2));
        }
        throw new ReadException(place, name + ": the signature does not say the types of its results");
    }

    /** Whether nothing stands between the first brackets. */
    private static boolean startsEmpty(SignatureContext signature) {
        return signature.getText().startsWith("()");
    }

    private static List<Type> types(TypesContext types) {
        List<Type> all = new ArrayList<>();
        types.type().forEach(type -> all.add(AttributeParser.type(type)));
        return all;
    }
}
