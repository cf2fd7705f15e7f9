/** The {@code covector} command: one class a subcommand. */
@NullMarked
package dev.covector.cli;

import org.jspecify.annotations.NullMarked;
