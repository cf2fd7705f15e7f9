package dev.covector.lower.stablehlo.read.blocks;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.syntax.Module;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What all blocks of a module share while it is read: the table of readers, what is taken for granted, names of sizes. */
public final class Reading {
    private final Module module;
    private final Map<String, OpReader> readers;
    private final ReadScope scope = new ReadScope();
    private final Set<String> symbols = new HashSet<>();
    private final Map<Value, Op> definitions = new HashMap<>();

    public Reading(Module module, Map<String, OpReader> readers) {
        this.module = module;
        this.readers = Map.copyOf(readers);
    }

    public Module module() {
        return module;
    }

    public ReadScope scope() {
        return scope;
    }

    Map<String, OpReader> readers() {
        return readers;
    }

    Map<Value, Op> definitions() {
        return definitions;
    }

    /** Notes that a name stands for a size. */
    public void take(String symbol) {
        symbols.add(symbol);
    }

    /** A name that no size has so far. */
    public Dim fresh(String letter) {
        int number = 0;
        while (!symbols.add(letter + number)) {
            number++;
        }
        return Dim.symbol(letter + number);
    }
}
