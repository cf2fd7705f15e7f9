/** Compression of a photograph by singular values: how many are kept is found while the function runs. */
@NullMarked
package dev.covector.examples.photo;

import org.jspecify.annotations.NullMarked;
