package dev.covector.bench;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Cases that are measured for one purpose.
 *
 * @param about what is measured, in a line
 * @param peers who does the same work; each has the script of the bench's name
 * @param rounds how often all frameworks take their turn
 * @param pace how long steady cases are measured
 */
public record Bench(
        String name, String about, List<Framework> peers, int rounds, Must must, Pace pace, List<Case> cases) {
    static final List<Framework> PEERS = List.of(Framework.JAX, Framework.TORCH);

    Bench(String name, String about, List<Framework> peers, int rounds, Must must, List<Case> cases) {
        this(name, about, peers, rounds, must, Pace.FULL, cases);
    }

    /** How long steady cases are measured in a run. */
    Pace pace(boolean quick) {
        return quick && pace.forks() > 0 ? Pace.QUICK : pace;
    }

    /** This bench with the cases alone in whose names the pattern is found. */
    public Bench only(Pattern pattern) {
        return new Bench(
                name,
                about,
                peers,
                rounds,
                must,
                pace,
                cases.stream().filter(one -> pattern.matcher(one.name()).find()).toList());
    }

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
