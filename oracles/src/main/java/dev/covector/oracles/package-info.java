/** Recorded calls of another framework, replayed here: what they gave, and what Covector gives. */
@NullMarked
package dev.covector.oracles;

import org.jspecify.annotations.NullMarked;
