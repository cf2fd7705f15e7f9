/** Blocks of a module as blocks of a function: names, types, sizes, and what is read inside what. */
@NullMarked
package dev.covector.lower.stablehlo.read.blocks;

import org.jspecify.annotations.NullMarked;
