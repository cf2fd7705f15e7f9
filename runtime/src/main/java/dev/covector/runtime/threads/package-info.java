/** Threads that share the parts of one kernel call. */
@NullMarked
package dev.covector.runtime.threads;

import org.jspecify.annotations.NullMarked;
