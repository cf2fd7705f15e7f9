/** Off-heap storage: pooled blocks, their owners, and the scopes that close them. */
@NullMarked
package dev.covector.runtime.memory;

import org.jspecify.annotations.NullMarked;
