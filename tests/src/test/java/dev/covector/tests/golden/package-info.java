/** What functions become, held against texts that people have read. */
@NullMarked
package dev.covector.tests.golden;

import org.jspecify.annotations.NullMarked;
