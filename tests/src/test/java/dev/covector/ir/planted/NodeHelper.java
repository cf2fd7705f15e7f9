package dev.covector.ir.planted;

import dev.covector.runtime.planted.Engine;

/** Breaks every rule of the house at once, so that the test of the rules can see them catch it. */
public final class NodeHelper {
    private static int made;

    private int uses;

    public NodeHelper() {
        made++;
    }

    public void use(Engine engine) {
        uses++;
        System.out.println(engine + " of " + made + " used " + uses);
    }
}
