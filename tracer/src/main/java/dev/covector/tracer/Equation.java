package dev.covector.tracer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an einsum equation says: a label for each axis of each operand and of the result. A label is a letter, or a number
 * below zero that counts the axes of an ellipsis from the last one.
 */
record Equation(List<List<Integer>> operands, List<Integer> result) {
    private static final String DOTS = "...";
    private static final String ARROW = "->";

    static Equation of(String text, List<Tensor> operands) {
        int arrow = text.indexOf(ARROW);
        String left = arrow < 0 ? text : text.substring(0, arrow);
        List<List<Integer>> labels = new ArrayList<>();
        int start = 0;
        for (String term : left.split(",", -1)) {
            labels.add(term(text, start, term, labels.size(), operands));
            start += term.length() + 1;
        }
        if (labels.size() != operands.size()) {
            throw UserLine.typeError(
                    "einsum: \"" + text + "\" is about " + labels.size() + " operands; got " + operands.size());
        }
        return new Equation(labels, arrow < 0 ? implicit(labels) : explicit(text, arrow + ARROW.length(), labels));
    }

    /** The labels of an operand, whose rank tells how many axes an ellipsis has. */
    private static List<Integer> term(String text, int start, String term, int number, List<Tensor> operands) {
        List<Integer> labels = read(text, start, term, 0);
        if (number >= operands.size()) {
            return labels;
        }
        int hidden = operands.get(number).rank() - labels.size();
        boolean dots = term.contains(DOTS);
        if (hidden < 0 || hidden > 0 && !dots) {
            throw UserLine.typeError("einsum: \"" + text + "\" names " + labels.size() + (dots ? " or more" : "")
                    + " axes at " + start + "; got " + operands.get(number).type());
        }
        return read(text, start, term, hidden);
    }

    private static List<Integer> read(String text, int start, String term, int hidden) {
        List<Integer> labels = new ArrayList<>();
        boolean dots = false;
        for (int i = 0; i < term.length(); i++) {
            char c = term.charAt(i);
            if (c == '.') {
                if (dots || !term.startsWith(DOTS, i)) {
                    throw unexpected(text, start + i, "takes one ellipsis of three dots for an operand");
                }
                dots = true;
                i += DOTS.length() - 1;
                for (int axis = hidden; axis > 0; axis--) {
                    labels.add(-axis);
                }
            } else if (isLetter(c)) {
                labels.add((int) c);
            } else if (!Character.isWhitespace(c)) {
                throw unexpected(text, start + i, "takes letters, commas, ellipses and one arrow");
            }
        }
        return labels;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static RuntimeException unexpected(String text, int at, String requirement) {
        return UserLine.typeError(
                "einsum: " + requirement + "; got '" + text.charAt(at) + "' at " + at + " of \"" + text + "\"");
    }

    /** The axes of ellipses, then the labels that occur once, in alphabetical order. */
    private static List<Integer> implicit(List<List<Integer>> operands) {
        TreeMap<Integer, Integer> count = new TreeMap<>();
        operands.forEach(labels -> labels.forEach(label -> count.merge(label, 1, Integer::sum)));
        return count.entrySet().stream()
                .filter(label -> label.getKey() < 0 || label.getValue() == 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Integer> explicit(String text, int start, List<List<Integer>> operands) {
        int hidden = 0;
        for (List<Integer> labels : operands) {
            hidden = Math.max(
                    hidden, (int) labels.stream().filter(label -> label < 0).count());
        }
        List<Integer> result = read(text, start, text.substring(start), hidden);
        for (int i = 0; i < result.size(); i++) {
            int label = result.get(i);
            boolean known = operands.stream().anyMatch(labels -> labels.contains(label));
            if (!known || result.indexOf(label) != i) {
                throw unexpected(
                        text,
                        text.lastIndexOf(label),
                        known ? "takes each label once in the result" : "takes labels of operands in the result");
            }
        }
        return result;
    }
}
