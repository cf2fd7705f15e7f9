/** Functions of one number: as arithmetic that a kernel does, or, where they need loops, as Java. */
@NullMarked
package dev.covector.ops.math;

import org.jspecify.annotations.NullMarked;
