package dev.covector.oracles;

import dev.covector.tracer.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is compared in place of outputs that are defined only up to a phase, an order or a choice. */
enum Observable {
    ALL,
    /** The moduli. */
    ABS,
    /** The first output alone. */
    SOLUTION,
    /** The sums of w, w² and w³ over the last axis. */
    EIGENVALUE_POWER_SUMS;

    static Observable of(@Nullable String name) {
        return name == null
                ? ALL
                : switch (name) {
                    case "abs" -> ABS;
                    case "solution" -> SOLUTION;
                    case "eigenvalue_power_sums" -> EIGENVALUE_POWER_SUMS;
                    default -> throw new MissingException("there is no observable " + name);
                };
    }

    List<Tensor> of(List<Tensor> outputs) {
        return switch (this) {
            case ALL -> outputs;
            case ABS -> outputs.stream().map(Tensor::abs).toList();
            case SOLUTION -> outputs.subList(0, 1);
            case EIGENVALUE_POWER_SUMS -> {
                Tensor w = outputs.getFirst();
                yield List.of(w.sum(-1), w.mul(w).sum(-1), w.mul(w).mul(w).sum(-1));
            }
        };
    }
}
