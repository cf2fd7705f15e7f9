/** The language of ops.spec and the generator that turns it into records, builder, table, tensor methods and docs. */
@NullMarked
package dev.covector.spec;

import org.jspecify.annotations.NullMarked;
