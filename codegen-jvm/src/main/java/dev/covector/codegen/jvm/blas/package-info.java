/** Dense linear algebra on raw addresses: OpenBLAS where it can be had, pure Java elsewhere. */
@NullMarked
package dev.covector.codegen.jvm.blas;

import org.jspecify.annotations.NullMarked;
