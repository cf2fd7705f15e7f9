/** The closed kernel IR: loop nests over strided buffers, printed as Java or CUDA C, or interpreted as reference. */
@NullMarked
package dev.covector.ir.kernel;

import org.jspecify.annotations.NullMarked;
