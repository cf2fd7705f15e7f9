package dev.covector.bench;

import java.util.List;

/** All benches, by name. */
public final class Benches {
    private static final List<Bench> ALL = List.of(
            Dispatch.bench(),
            Chain.bench(),
            Churn.chain(),
            Churn.mlp(),
            Churn.svd(),
            Reductions.bench(),
            Products.bench(),
            Operations.bench(),
            Moves.bench(),
            Factorisations.bench(),
            Loops.scanned(),
            Loops.counted(),
            Chains.bench(),
            Gradients.gradient(),
            Gradients.curvature(),
            Gradients.perExample(),
            NewFunctions.bench(),
            LongChains.bench(),
            Exports.bench(),
            OnXla.dispatch(),
            OnXla.chain(),
            OnXla.matmul(),
            OnXla.churn(),
            Soak.bench());

    private Benches() {}

    public static List<Bench> all() {
        return ALL;
    }

    /**
     * The bench of a name.
     *
     * @throws IllegalArgumentException where no bench has the name
     */
    public static Bench named(String name) {
        return ALL.stream()
                .filter(bench -> bench.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no bench is called " + name + "; there are " + String.join(", ", names())));
    }

    public static List<String> names() {
        return ALL.stream().map(Bench::name).toList();
    }
}
