/** What a user does with jitted functions and tensors, run for real. */
@org.jspecify.annotations.NullMarked
package dev.covector.tests.run;
