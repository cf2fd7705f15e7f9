@NullMarked
package dev.covector.autodiff;

import org.jspecify.annotations.NullMarked;
