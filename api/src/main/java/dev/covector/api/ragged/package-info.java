/** Batches whose members differ in size: rows one after the other, without padding. */
@NullMarked
package dev.covector.api.ragged;

import org.jspecify.annotations.NullMarked;
