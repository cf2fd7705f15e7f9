@NullMarked
package dev.covector.oracles.programs;

import org.jspecify.annotations.NullMarked;
