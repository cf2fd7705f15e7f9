package dev.covector.ops;

import dev.covector.ir.Op;

/** An op that brings its own rules, so that every op set has it. */
public interface RuledOp extends Op {
    /** The rules for ops of this class. */
    OpRules<?> rules();
}
