/** The programs in the documentation, compiled and run. */
@org.jspecify.annotations.NullMarked
package dev.covector.tests.docs;
