/** Elementary functions as kernel arithmetic, for the widths at which the JDK's own are slow, inexact or missing. */
@NullMarked
package dev.covector.codegen.jvm.math;

import org.jspecify.annotations.NullMarked;
