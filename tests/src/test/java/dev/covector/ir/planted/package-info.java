/** Breaks the rules of the house on purpose. */
@NullMarked
package dev.covector.ir.planted;

import org.jspecify.annotations.NullMarked;
