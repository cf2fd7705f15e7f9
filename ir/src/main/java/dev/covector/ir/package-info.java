/** Symbolic-size SSA: types, sizes, values, ops, functions; their text form and their verifier. */
@NullMarked
package dev.covector.ir;

import org.jspecify.annotations.NullMarked;
