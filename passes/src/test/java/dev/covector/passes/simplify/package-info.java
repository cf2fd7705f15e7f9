/** States every rewrite rule as text before and after, and evaluates both sides. */
@NullMarked
package dev.covector.passes.simplify;

import org.jspecify.annotations.NullMarked;
