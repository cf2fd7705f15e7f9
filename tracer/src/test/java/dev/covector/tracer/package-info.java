/** What only the tracer itself can be asked. */
@NullMarked
package dev.covector.tracer;

import org.jspecify.annotations.NullMarked;
