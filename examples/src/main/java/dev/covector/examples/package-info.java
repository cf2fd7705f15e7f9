/** Programs to read and run: each is an ordinary use of the public API. */
@NullMarked
package dev.covector.examples;

import org.jspecify.annotations.NullMarked;
