/** MLIR text as a small tree: modules, functions, operations, attributes, each with its place. */
@NullMarked
package dev.covector.lower.stablehlo.read.syntax;

import org.jspecify.annotations.NullMarked;
