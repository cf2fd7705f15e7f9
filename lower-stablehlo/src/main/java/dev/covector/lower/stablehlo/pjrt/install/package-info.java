/** Plugins fetched for a user, and where one is looked for. */
@NullMarked
package dev.covector.lower.stablehlo.pjrt.install;

import org.jspecify.annotations.NullMarked;
