package dev.covector.ops.math;

import dev.covector.ir.kernel.Reg;

/** The unevaluated sum of two registers: a number with about twice the precision of its parts (Dekker, 1971). */
public record Pair(Reg high, Reg low) {}
