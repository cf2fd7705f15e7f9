/** PyTorch's operators in terms of Covector's: what an axis, a keyword or a default is called, and no arithmetic. */
@NullMarked
package dev.covector.oracles.adapters;

import org.jspecify.annotations.NullMarked;
