/** States what the threads of the runtime guarantee. */
@NullMarked
package dev.covector.runtime.threads;

import org.jspecify.annotations.NullMarked;
