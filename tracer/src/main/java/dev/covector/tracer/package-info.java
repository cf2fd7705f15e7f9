/** The Tensor that a user's function sees, in a trace and outside of one, and the tracing of functions into IR. */
@NullMarked
package dev.covector.tracer;

import org.jspecify.annotations.NullMarked;
