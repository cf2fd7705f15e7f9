/** What is exported as StableHLO, read back. */
@NullMarked
package dev.covector.tests.read;

import org.jspecify.annotations.NullMarked;
