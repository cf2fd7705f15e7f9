package dev.covector.oracles.programs;

import dev.covector.ir.Func;
import dev.covector.tracer.Tensor;

/**
 * A program that two ways to evaluate it do not agree on.
 *
 * @param way what was compared: shrinking keeps it
 * @param detail where the numbers differ, or the error
 */
record Mismatch(String way, String detail, Func func, Point point) {
    /** The program as {@code .cv} text, with the sizes, the inputs and the difference as comments. */
    String text() {
        StringBuilder text = new StringBuilder("// " + way + ": " + detail.replace("\n", "\n// ") + "\n");
        text.append("// at ").append(point.sizes()).append('\n');
        for (int i = 0; i < point.inputs().size(); i++) {
            Tensor input = point.inputs().get(i);
            text.append("// %")
                    .append(i)
                    .append(" = ")
                    .append(Elements.text(input))
                    .append('\n');
        }
        return text.append(func).toString();
    }
}
