/** What crosses rooms: the rules of the house and its size budget. */
@NullMarked
package dev.covector.tests;

import org.jspecify.annotations.NullMarked;
