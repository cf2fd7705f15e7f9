package dev.covector.bench;

import java.util.List;

/**
 * Cases that are measured for one purpose.
 *
 * @param about what is measured, in a line
 * @param peers who does the same work; each has the script of the bench's name
 * @param rounds how often all frameworks take their turn
 */
public record Bench(String name, String about, List<Framework> peers, int rounds, Must must, List<Case> cases) {
    static final List<Framework> PEERS = List.of(Framework.JAX, Framework.TORCH);

    /** The cases of a run. */
    List<Case> cases(boolean quick) {
        return quick ? cases.stream().filter(Case::quick).toList() : cases;
    }

    Case named(String work) {
        return cases.stream()
                .filter(one -> one.name().equals(work))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the bench " + name + " has no case " + work));
    }
}
