/** Breaks the rules of the house on purpose. */
@NullMarked
package dev.covector.runtime.planted;

import org.jspecify.annotations.NullMarked;
