@org.jspecify.annotations.NullMarked
package dev.covector.passes.lower;
