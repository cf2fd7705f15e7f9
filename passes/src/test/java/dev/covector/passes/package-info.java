/** A reference that evaluates functions on Java numbers, for the tests of this room. */
@NullMarked
package dev.covector.passes;

import org.jspecify.annotations.NullMarked;
