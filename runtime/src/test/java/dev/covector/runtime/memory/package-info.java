/** States what the memory of the runtime guarantee. */
@NullMarked
package dev.covector.runtime.memory;

import org.jspecify.annotations.NullMarked;
