/** Errors that users make, and programs that nobody wrote. */
@NullMarked
package dev.covector.tests.robust;

import org.jspecify.annotations.NullMarked;
