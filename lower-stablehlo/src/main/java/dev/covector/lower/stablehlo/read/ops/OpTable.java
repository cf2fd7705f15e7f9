package dev.covector.lower.stablehlo.read.ops;

import dev.covector.lower.stablehlo.read.blocks.OpReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What reads each operation, by its name. */
public final class OpTable {
    public static final Map<String, OpReader> READERS = joined(List.of(
            ElementwiseOps.readers(),
            ConstantOps.readers(),
            LayoutOps.readers(),
            SliceOps.readers(),
            PadOps.readers(),
            ReductionOps.readers(),
            IndexingOps.readers(),
            SortOp.readers(),
            ContractionOps.readers(),
            ControlOps.readers(),
            CustomCalls.readers()));

    private OpTable() {}

    private static Map<String, OpReader> joined(List<Map<String, OpReader>> families) {
        Map<String, OpReader> all = new HashMap<>();
        families.forEach(all::putAll);
        return Map.copyOf(all);
    }
}
