package dev.covector.lower.stablehlo.read.syntax;

import dev.covector.lower.stablehlo.read.syntax.MlirParser.AttributeContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.BareContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.DictionaryContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.ElementsContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.EntryContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.FieldContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.NumberContext;
import dev.covector.lower.stablehlo.read.syntax.MlirParser.TypeContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Makes the trees of attributes and types. */
final class AttributeParser {
    private AttributeParser() {}

    static Attributes attributes(@Nullable DictionaryContext text, Token start) {
        Map<String, Attribute> all = new LinkedHashMap<>();
        if (text != null) {
            for (EntryContext entry : text.entry()) {
                String name = entry.STRING() == null
                        ? entry.word().getText()
                        : unquoted(entry.STRING().getText());
                put(
                        all,
                        name,
                        entry.attribute() == null ? new Attribute.Unit() : attribute(entry.attribute()),
                        entry.start);
            }
        }
        return new Attributes(all, ModuleParser.place(text == null ? start : text.start));
    }

    static void put(Map<String, Attribute> all, String name, Attribute value, Token at) {
        if (all.putIfAbsent(name, value) != null) {
            throw new ReadException(ModuleParser.place(at), "the attribute " + name + " is given twice");
        }
    }

    /** The value; the type behind it says nothing that the operation does not know. */
    static Attribute attribute(AttributeContext text) {
        return bare(text.bare());
    }

    static Attribute bare(BareContext text) {
        return switch (text) {
            case MlirParser.TextContext c ->
                new Attribute.Text(unquoted(c.STRING().getText()));
            case MlirParser.NumericContext c -> new Attribute.Numeric(c.number().getText());
            case MlirParser.DenseContext c -> new Attribute.Dense(elements(c.elements()));
            case MlirParser.ArrayContext c ->
                new Attribute.Sequence(
                        c.number().stream().map(AttributeParser::number).toList());
            case MlirParser.ListContext c ->
                new Attribute.Sequence(
                        c.attribute().stream().map(AttributeParser::attribute).toList());
            case MlirParser.NestedContext c -> new Attribute.Fields(attributes(c.dictionary(), c.start));
            case MlirParser.ReferenceContext c ->
                new Attribute.Reference(ModuleParser.symbol(c.SYMBOL().getText()));
            case MlirParser.DialectContext c -> dialect(c);
            case MlirParser.TypedContext c -> typed(c.type());
            default -> throw new IllegalStateException("an attribute of no known form: " + text.getText());
        };
    }

    private static Attribute number(NumberContext text) {
        return new Attribute.Numeric(text.getText());
    }

    /** A word alone reads as a type that is not a tensor's. */
    private static Attribute typed(TypeContext text) {
        Type type = type(text);
        return type instanceof Type.Other(String name) ? new Attribute.Word(name) : new Attribute.Typed(type);
    }

    /** {@code #stablehlo<transpose ADJOINT>} is its last word, the others are their fields. */
    private static Attribute dialect(MlirParser.DialectContext text) {
        Map<String, Attribute> fields = new LinkedHashMap<>();
        for (FieldContext field : text.field()) {
            if (field.word().size() == 2) {
                return new Attribute.Word(field.word(1).getText());
            }
            if (field.word().size() == 1) {
                put(fields, field.word(0).getText(), attribute(field.attribute()), field.start);
            }
        }
        return new Attribute.Fields(new Attributes(fields, ModuleParser.place(text.start)));
    }

    private static Elements elements(@Nullable ElementsContext text) {
        if (text == null) {
            return new Elements.Row(List.of());
        }
        if (text.number().size() == 2) {
            return new Elements.Pair(text.number(0).getText(), text.number(1).getText());
        }
        if (text.STRING() != null) {
            throw new ReadException(
                    ModuleParser.place(text.start),
                    "elements as a string of bytes are not read; write them as numbers");
        }
        return text.number().size() == 1
                ? new Elements.One(text.number(0).getText())
                : new Elements.Row(
                        text.elements().stream().map(AttributeParser::elements).toList());
    }

    static Type type(TypeContext text) {
        String element = text.element().getText();
        if (!text.getText().startsWith("tensor<")) {
            return new Type.Other(element);
        }
        return new Type.Tensor(sizes(text), element);
    }

    private static List<Long> sizes(TypeContext text) {
        if (text.SIZES() == null) {
            return List.of();
        }
        List<Long> sizes = new ArrayList<>();
        for (String size : text.SIZES().getText().split("x", -1)) {
            if (size.isEmpty()) {
                break;
            }
            try {
                sizes.add(size.equals("?") ? (Long) Type.UNKNOWN : (Long) Long.parseLong(size));
            } catch (NumberFormatException e) {
                throw new ReadException(ModuleParser.place(text.start), size + " is no size", e);
            }
        }
        return sizes;
    }

    static int number(Token text) {
        try {
            return Integer.parseInt(text.getText());
        } catch (NumberFormatException e) {
            throw new ReadException(ModuleParser.place(text), text.getText() + " is no small number", e);
        }
    }

    /** What stands between quotes, with escapes undone: a letter, or two digits for a byte. */
    static String unquoted(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char next = text.charAt(++i);
            boolean isByte = Character.digit(next, 16) >= 0
                    && i + 2 < text.length()
                    && Character.digit(text.charAt(i + 1), 16) >= 0;
            plain.append(
                    isByte
                            ? (char) (16 * Character.digit(next, 16) + Character.digit(text.charAt(++i), 16))
                            : next == 'n' ? '\n' : next == 't' ? '\t' : next);
        }
        return plain.toString();
    }
}
