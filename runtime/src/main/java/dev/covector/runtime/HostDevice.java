package dev.covector.runtime;

/** The processor. */
enum HostDevice implements Device {
    INSTANCE;

    /**
     * One number seen at every index, which is how {@code zeros} makes tensors, is written out: state that starts so and then
     * is computed would need a plan for its first call alone.
     */
    @Override
    public HostTensor[] prepared(HostTensor[] arguments) {
        HostTensor[] spread = null;
        for (int i = 0; i < arguments.length; i++) {
            if (Layout.isUniform(arguments[i].layout(), arguments[i].shape().length)) {
                spread = spread == null ? arguments.clone() : spread;
                spread[i] = arguments[i].dense();
            }
        }
        return spread == null ? arguments : spread;
    }

    @Override
    public Plan plan(Canonical canonical) {
        return Planner.plan(canonical);
    }

    @Override
    public String toString() {
        return "the processor";
    }
}
