/**
 * Compression of a matrix product state: the ranks are found while the sweep runs, one plan serves every site and every rank, and
 * the gradient of an energy goes back through the sweep.
 */
@NullMarked
package dev.covector.examples.mps;

import org.jspecify.annotations.NullMarked;
