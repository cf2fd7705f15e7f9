package dev.covector.runtime.planted;

import dev.covector.ir.planted.NodeHelper;

/** The other half of a cycle between packages. */
public record Engine(NodeHelper first) {}
