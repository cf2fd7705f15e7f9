@NullMarked
package dev.covector.codegen.jvm.emit;

import org.jspecify.annotations.NullMarked;
