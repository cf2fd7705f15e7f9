package dev.covector.tests.robust;

import dev.covector.tracer.Tensor;
import java.util.function.UnaryOperator;

/** A program that is wrong, the tensor it gets, and what the message must contain. */
record Mistake(UnaryOperator<Tensor> program, Tensor x, String... says) {}
