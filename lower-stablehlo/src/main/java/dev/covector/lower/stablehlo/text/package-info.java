/** StableHLO as text: values, statements, regions, and sizes as values. */
@NullMarked
package dev.covector.lower.stablehlo.text;

import org.jspecify.annotations.NullMarked;
