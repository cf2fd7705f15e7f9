/** What the compiler knows of each structural and library op: one class an op. */
@NullMarked
package dev.covector.ops.rules;

import org.jspecify.annotations.NullMarked;
