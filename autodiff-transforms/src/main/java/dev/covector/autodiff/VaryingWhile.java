package dev.covector.autodiff;

import dev.covector.ir.Attributes;
import dev.covector.ir.Block;
import dev.covector.ir.Dim;
import dev.covector.ir.Guard;
import dev.covector.ir.Relation;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Facts;
import dev.covector.ops.OpDef;
import dev.covector.ops.OpRules;
import dev.covector.ops.RuledOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A loop that goes on while its predicate holds, and whose state changes its sizes from step to step. The blocks name such a size by
 * a symbol that stands for another number in each step.
 *
 * @param consts seen by the predicate and by every step
 * @param carries what the first step gets
 * @param sizes the symbols of the sizes that change, in both blocks
 * @param first what they are at the start
 * @param next what they are after a step, named as the body names sizes
 * @param trips the symbol that the number of steps becomes
 * @param last the symbols that the sizes at the end become
 * @param most the symbols that the largest sizes become
 * @param predicate constants and carries to a bool: whether there is another step
 * @param body constants and carries to the next carries
 */
public record VaryingWhile(
        List<Value> consts,
        List<Value> carries,
        List<Dim> sizes,
        List<Dim> first,
        List<Dim> next,
        Dim trips,
        List<Dim> last,
        List<Dim> most,
        Block predicate,
        Block body)
        implements RuledOp {
    public static final OpDef<VaryingWhile> DEFINITION = new OpDef<>(
            VaryingWhile.class,
            "varying_while",
            (operands, attributes, blocks) -> of(operands, attributes, blocks),
            new VaryingWhileRules(),
            Facts.of("A loop that goes on while its predicate holds, and whose state changes its sizes: the number of"
                    + " steps, the sizes at the end, the largest sizes, then the final carries."));

    public VaryingWhile {
        consts = List.copyOf(consts);
        carries = List.copyOf(carries);
        sizes = List.copyOf(sizes);
        first = List.copyOf(first);
        next = List.copyOf(next);
        last = List.copyOf(last);
        most = List.copyOf(most);
    }

    private static VaryingWhile of(List<Value> operands, Attributes attributes, List<Block> blocks) {
        int consts = attributes.integer("consts");
        return new VaryingWhile(
                operands.subList(0, consts),
                operands.subList(consts, operands.size()),
                attributes.dimensions("sizes"),
                attributes.dimensions("first"),
                attributes.dimensions("next"),
                attributes.dimension("trips"),
                attributes.dimensions("last"),
                attributes.dimensions("most"),
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
        return Attributes.of(
                "sizes",
                sizes,
                "first",
                first,
                "next",
                next,
                "trips",
                trips,
                "last",
                last,
                "most",
                most,
                "consts",
                consts.size());
    }

    @Override
    public List<String> born() {
        List<String> all = new ArrayList<>(List.of(trips.toString()));
        last.forEach(size -> all.add(size.toString()));
        most.forEach(size -> all.add(size.toString()));
        return all;
    }

    @Override
    public List<String> bound() {
        return sizes.stream().map(Dim::toString).toList();
    }

    @Override
    public List<Guard> sizeFacts() {
        List<Guard> facts = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            for (Dim size : List.of(sizes.get(i), first.get(i), last.get(i), next.get(i))) {
                facts.add(new Guard(size, Relation.AT_MOST, most.get(i), "the largest size", null));
            }
        }
        return facts;
    }

    @Override
    public List<Block> blocks() {
        return List.of(predicate, body);
    }

    @Override
    public VaryingWhile rebuilt(List<Value> operands, Attributes attributes, List<Block> blocks) {
        return of(operands, attributes, blocks);
    }

    @Override
    public OpRules<VaryingWhile> rules() {
        return DEFINITION.rules();
    }

    /** The types of the parameters that carry, with other numbers in the place of the sizes that change. */
    List<TensorType> carriedTypes(List<Dim> numbers) {
        Map<String, Dim> renamed = new HashMap<>();
        for (int i = 0; i < sizes.size(); i++) {
            renamed.put(sizes.get(i).toString(), numbers.get(i));
        }
        return body.params().subList(consts.size(), body.params().size()).stream()
                .map(x -> x.type().substitute(renamed))
                .toList();
    }
}
