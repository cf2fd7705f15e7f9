/** What is exported as StableHLO, held against XLA. */
@NullMarked
package dev.covector.tests.xla;

import org.jspecify.annotations.NullMarked;
