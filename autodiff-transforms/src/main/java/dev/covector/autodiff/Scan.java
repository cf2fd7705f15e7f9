package dev.covector.autodiff;

import dev.covector.ir.Attributes;
import dev.covector.ir.Block;
import dev.covector.ir.Dim;
import dev.covector.ir.Value;
import dev.covector.ops.Facts;
import dev.covector.ops.OpDef;
import dev.covector.ops.OpRules;
import dev.covector.ops.RuledOp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A loop whose number of steps is a size. Each step sees its index, the constants, what the step before carried on, and one
 * slice of each scanned tensor along its last axis; it carries on and adds one slice to each stacked result.
 *
 * @param count where a batch may need fewer steps for some members: how many steps count (i64); else null
 * @param consts seen by every step
 * @param carries what the first step gets
 * @param scanned tensors whose last axis has the size {@code trips}
 * @param trips the number of steps
 * @param reverse whether the steps go from the last index to the first
 * @param every how many steps apart reverse mode keeps the state, and, between such places, again; empty: what each step needs is kept
 * @param body index (i64), constants, carries and slices to the next carries and slices of the stacked results
 */
public record Scan(
        @Nullable Value count,
        List<Value> consts,
        List<Value> carries,
        List<Value> scanned,
        Dim trips,
        boolean reverse,
        List<Integer> every,
        Block body)
        implements RuledOp {
    public static final OpDef<Scan> DEFINITION = new OpDef<>(
            Scan.class,
            "scan",
            (operands, attributes, blocks) -> of(operands, attributes, blocks.getFirst()),
            new ScanRules(),
            Facts.of("A loop whose number of steps is a size: final carries, then stacked results."));

    public Scan {
        consts = List.copyOf(consts);
        carries = List.copyOf(carries);
        scanned = List.copyOf(scanned);
        every = List.copyOf(every);
    }

    private static Scan of(List<Value> operands, Attributes attributes, Block body) {
        int first = attributes.flag("counted") ? 1 : 0;
        int carried = first + attributes.integer("consts");
        int scanned = carried + attributes.integer("carries");
        return new Scan(
                first == 0 ? null : operands.getFirst(),
                operands.subList(first, carried),
                operands.subList(carried, scanned),
                operands.subList(scanned, operands.size()),
                attributes.dimension("trips"),
                attributes.flag("reverse"),
                attributes.integers("every"),
                body);
    }

    @Override
    public String mnemonic() {
        return DEFINITION.mnemonic();
    }

    @Override
    public List<Value> operands() {
        List<Value> all = new ArrayList<>();
        if (count != null) {
            all.add(count);
        }
        Stream.of(consts, carries, scanned).forEach(all::addAll);
        return all;
    }

    @Override
    public Attributes attributes() {
        return Attributes.of(
                "trips",
                trips,
                "reverse",
                reverse,
                "every",
                every,
                "counted",
                count != null,
                "consts",
                consts.size(),
                "carries",
                carries.size());
    }

    @Override
    public List<Block> blocks() {
        return List.of(body);
    }

    @Override
    public Scan rebuilt(List<Value> operands, Attributes attributes, List<Block> blocks) {
        return of(operands, attributes, blocks.getFirst());
    }

    @Override
    public OpRules<Scan> rules() {
        return DEFINITION.rules();
    }

    /** The parameters of the body that stand for constants. */
    List<Value> constParams() {
        return body.params().subList(1, 1 + consts.size());
    }

    /** The parameters of the body that carry. */
    List<Value> carryParams() {
        return body.params().subList(1 + consts.size(), 1 + consts.size() + carries.size());
    }

    /** The parameters of the body that are slices. */
    List<Value> sliceParams() {
        return body.params()
                .subList(1 + consts.size() + carries.size(), body.params().size());
    }

    /** The slices that a step adds to the stacked results. */
    List<Value> stacked() {
        return body.results().subList(carries.size(), body.results().size());
    }
}
