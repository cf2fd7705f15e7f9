/** Tensors in files. */
@NullMarked
package dev.covector.cli.files;

import org.jspecify.annotations.NullMarked;
