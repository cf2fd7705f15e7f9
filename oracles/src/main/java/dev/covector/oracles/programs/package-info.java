/** Random programs made of the op table, run in every way there is, whose numbers must agree. */
@NullMarked
package dev.covector.oracles.programs;

import org.jspecify.annotations.NullMarked;
