/** Plans and their ledger, concrete tensors, and the ops that run at once. */
@NullMarked
package dev.covector.runtime;

import org.jspecify.annotations.NullMarked;
