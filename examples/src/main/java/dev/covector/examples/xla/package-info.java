/** A classifier that is trained here, evaluated by XLA, and handed to JAX. */
@NullMarked
package dev.covector.examples.xla;

import org.jspecify.annotations.NullMarked;
