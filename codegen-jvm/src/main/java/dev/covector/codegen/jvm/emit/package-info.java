/** The closed kernel IR compiled to Java: source by JavaPoet, classes by Janino, vectors by jdk.incubator.vector. */
@NullMarked
package dev.covector.codegen.jvm.emit;

import org.jspecify.annotations.NullMarked;
