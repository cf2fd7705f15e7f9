package dev.covector.codegen.jvm.interpret;

/** The place of a register in its bank. */
record Slot<A>(Bank<A> bank, int number) {
    /** The block of this slot. */
    A in(Frame frame) {
        return frame.block(this);
    }

    Loops<A> loops() {
        return bank.loops();
    }
}
