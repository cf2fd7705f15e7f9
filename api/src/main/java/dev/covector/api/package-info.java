/** The front door: jit, and the transforms as functions of Java functions. */
@NullMarked
package dev.covector.api;

import org.jspecify.annotations.NullMarked;
