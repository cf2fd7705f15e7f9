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

/**
 * A loop that goes on while its predicate holds. How many steps it took becomes a size, so that its derivatives are scans of
 * that many steps.
 *
 * @param consts seen by the predicate and by every step
 * @param carries what the first step gets
 * @param trips the symbol that the number of steps becomes
 * @param every as of {@link Scan}
 * @param predicate constants and carries to a bool: whether there is another step
 * @param body constants and carries to the next carries
 */
public record While(
        List<Value> consts, List<Value> carries, Dim trips, List<Integer> every, Block predicate, Block body)
        implements RuledOp {
    public static final OpDef<While> DEFINITION = new OpDef<>(
            While.class,
            "while",
            (operands, attributes, blocks) -> of(operands, attributes, blocks),
            new WhileRules(),
            Facts.of("A loop that goes on while its predicate holds: the number of steps, then the final carries."));

    public While {
        consts = List.copyOf(consts);
        carries = List.copyOf(carries);
        every = List.copyOf(every);
    }

    private static While of(List<Value> operands, Attributes attributes, List<Block> blocks) {
        int consts = attributes.integer("consts");
        return new While(
                operands.subList(0, consts),
                operands.subList(consts, operands.size()),
                attributes.dimension("trips"),
                attributes.integers("every"),
                blocks.get(0),
                blocks.get(1));
    }

    @Override
    public String mnemonic() {
        return DEFINITION.mnemonic();
    }

    @Override
    public List<Value> operands() {
        List<Value> all = new ArrayList<>(consts);
        all.addAll(carries);
        return all;
    }

    @Override
    public Attributes attributes() {
        return Attributes.of("trips", trips, "every", every, "consts", consts.size());
    }

    @Override
    public List<String> born() {
        return List.of(trips.toString());
    }

    @Override
    public List<Block> blocks() {
        return List.of(predicate, body);
    }

    @Override
    public While rebuilt(List<Value> operands, Attributes attributes, List<Block> blocks) {
        return of(operands, attributes, blocks);
    }

    @Override
    public OpRules<While> rules() {
        return DEFINITION.rules();
    }

    /** The parameters of the body that carry. */
    List<Value> carryParams() {
        return body.params().subList(consts.size(), body.params().size());
    }
}
