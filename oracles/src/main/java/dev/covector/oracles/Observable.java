package dev.covector.oracles;

import dev.covector.tracer.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is compared in place of outputs that are defined only up to a phase, an order or a choice. */
enum Observable {
    ALL,
    /** The moduli. */
    ABS,
    /** Eigenvalues as they are, and the moduli of the eigenvectors. */
    ABS_OF_VECTORS,
    /** The first output alone. */
    SOLUTION,
    /** The sums of w, w² and w³ over the last axis. */
    EIGENVALUE_POWER_SUMS;

    /** What a record of an operator means by a name. */
    static Observable of(@Nullable String name, String op) {
        return name == null
                ? ALL
                : switch (name) {
                    case "abs" -> op.equals("linalg.eigh") ? ABS_OF_VECTORS : ABS;
                    case "solution" -> SOLUTION;
                    case "eigenvalue_power_sums" -> EIGENVALUE_POWER_SUMS;
                    default -> throw new MissingException("there is no observable " + name);
                };
    }

    List<Tensor> of(List<Tensor> outputs) {
        return switch (this) {
            case ALL -> outputs;
            case ABS -> outputs.stream().map(Tensor::abs).toList();
            case ABS_OF_VECTORS -> List.of(outputs.getFirst(), outputs.getLast().abs());
            case SOLUTION -> outputs.subList(0, 1);
            case EIGENVALUE_POWER_SUMS -> {
                Tensor w = outputs.getFirst();
                yield List.of(w.sum(-1), w.mul(w).sum(-1), w.mul(w).mul(w).sum(-1));
            }
        };
    }
}
