/** The same function in fewer and cheaper ops: rewrite rules, common subexpressions, dead code. */
@NullMarked
package dev.covector.passes.simplify;

import org.jspecify.annotations.NullMarked;
