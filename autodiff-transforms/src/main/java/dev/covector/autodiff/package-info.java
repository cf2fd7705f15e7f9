/** Transforms of functions: drivers over the rules of the ops that name no op. */
@NullMarked
package dev.covector.autodiff;

import org.jspecify.annotations.NullMarked;
