package dev.covector.api;

import dev.covector.runtime.HostTensor;
import dev.covector.tracer.Structure;
import dev.covector.tracer.Tensor;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The arguments of a call, taken apart. */
record Arguments(Structure structure, HostTensor[] leaves) {
    private static final int MOST_PLAIN = 16;

    /** The structures of so many arguments that are all tensors, the most frequent kind. */
    private static final List<Structure> PLAIN =
            IntStream.rangeClosed(0, MOST_PLAIN).mapToObj(Arguments::plain).toList();

    private static Structure plain(int count) {
        Tensor any = Tensor.scalar(0);
        return Structure.flatten(Collections.nCopies(count, any).toArray()).structure();
    }

    static Arguments of(Object[] args) {
        HostTensor[] leaves = new HostTensor[args.length];
        for (int i = 0; i < args.length; i++) {
            if (!(args[i] instanceof Tensor tensor) || args.length > MOST_PLAIN) {
                return taken(args);
            }
            leaves[i] = (HostTensor) tensor.data();
        }
        return new Arguments(PLAIN.get(args.length), leaves);
    }

    private static Arguments taken(Object[] args) {
        Structure.Flat flat = Structure.flatten(args);
        HostTensor[] leaves = new HostTensor[flat.leaves().size()];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = (HostTensor) flat.leaves().get(i).data();
        }
        return new Arguments(flat.structure(), leaves);
    }
}
