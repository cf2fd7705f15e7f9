package dev.covector.ops.math;

import dev.covector.ir.kernel.Reg;

/** The parts of a complex number. */
record Complex(Reg re, Reg im) {}
