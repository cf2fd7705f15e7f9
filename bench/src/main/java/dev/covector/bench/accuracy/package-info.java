/** Errors of functions in units of the last place, against the same functions of a hundred decimal digits. */
@NullMarked
package dev.covector.bench.accuracy;

import org.jspecify.annotations.NullMarked;
