/** The operators: records and table generated from ops.spec, their rules, and the set that users extend. */
@NullMarked
package dev.covector.ops;

import org.jspecify.annotations.NullMarked;
