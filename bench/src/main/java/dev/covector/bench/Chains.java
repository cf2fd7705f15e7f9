package dev.covector.bench;

import dev.covector.examples.mps.Mps;
import dev.covector.examples.mps.Sweeps;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Compression of matrix product states, whose bonds are twice what they need: a sweep by QR and one by truncated SVD. */
final class Chains {
    private static final int SITES = 20;
    private static final int STATES = 12;
    private static final int FEW = 4;
    private static final int LEAST = 2;
    private static final int LARGEST = 36;
    private static final double TOLERANCE = 1e-8;

    private Chains() {}

    static Bench bench() {
        return new Bench(
                "mps",
                "compression of states of 20 spins, f64: total of first sweeps over states of ranks 2 to 36, and one sweep again",
                Bench.PEERS,
                2,
                Must.ahead(Framework.TORCH, 1)
                        .and(Must.ahead(Framework.JAX, 100).where("first sweeps", work -> work.contains("states"))),
                List.of(
                        new Case.Once("12 states", false, () -> first("12 states", STATES)),
                        new Case.Once("12 states, warm", false, () -> {
                            NewFunctions.warmUp();
                            return first("12 states, warm", STATES);
                        }),
                        new Case.Once("4 states", true, () -> first("4 states", FEW)),
                        sweep(8, true),
                        sweep(20, false),
                        sweep(LARGEST, false)));
    }

    /** Sweeps over the first of the states, which differ in rank from one to the next. */
    private static List<Measured> first(String work, int count) {
        List<Mps> states = IntStream.range(0, count)
                .mapToObj(i -> state(LEAST + (LARGEST - LEAST) * i / (STATES - 1)))
                .toList();
        return Clock.once(work, () -> {
            Sweeps sweeps = new Sweeps();
            return states.stream()
                    .map(state -> sweeps.compress(state, TOLERANCE).state())
                    .toList();
        });
    }

    private static Case.Steady sweep(int rank, boolean quick) {
        return new Case.Steady("sweep, rank " + rank, quick, () -> {
            Mps state = state(rank);
            Sweeps sweeps = new Sweeps();
            return () -> sweeps.compress(state, TOLERANCE).state();
        });
    }

    /** A state of a rank, added to itself. */
    private static Mps state(int rank) {
        List<Tensor> sites = new ArrayList<>();
        for (int i = 0; i < SITES; i++) {
            int left = i == 0 ? 1 : rank;
            int right = i == SITES - 1 ? 1 : rank;
            Tensor site = Inputs.numbers(DType.F64, i + 1, left, 2, right);
            Tensor none = site.mul(0);
            Tensor upper = i == SITES - 1 ? site : Tensor.concatenate(2, site, i == 0 ? site : none);
            Tensor lower = i == SITES - 1 ? site : Tensor.concatenate(2, none, site);
            sites.add(i == 0 ? upper : Tensor.concatenate(0, upper, lower));
        }
        return new Mps(sites);
    }
}
