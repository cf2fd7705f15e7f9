package dev.covector.lower.stablehlo.read.syntax;

import java.util.List;

/** A block of operations with parameters. */
public record Region(List<Parameter> parameters, List<Operation> operations, Place place) {
    public Region {
        parameters = List.copyOf(parameters);
        operations = List.copyOf(operations);
    }

    /** The operations without the last one, which returns. */
    public List<Operation> statements() {
        return operations.subList(0, operations.size() - 1);
    }

    /** The names of the values that the last operation returns. */
    public Operation end() {
        return operations.getLast();
    }
}
