package dev.covector.oracles;

import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.jvp;
import static dev.covector.api.Covector.vjp;

import dev.covector.api.Fn2;
import dev.covector.api.Jit1;
import dev.covector.api.Jit3;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The functions of all records that differ in nothing but sizes and elements: values, and derivatives of some outputs by some
 * inputs.
 */
final class CompiledCall {
    private final Jit1<List<Tensor>, List<Tensor>> values;
    private final Jit3<List<Tensor>, List<Tensor>, List<Tensor>, List<Tensor>> forward;
    private final Jit3<List<Tensor>, List<Tensor>, List<Tensor>, List<Tensor>> reverse;
    private final Jit3<Along, List<Tensor>, List<Tensor>, List<Tensor>> second;
    private final Adapter adapter;
    private final Recorded form;

    /** Where a second derivative is taken, and along what. */
    record Along(List<Tensor> point, List<Tensor> tangents) {}

    CompiledCall(Recorded form, Adapter adapter) {
        this.form = form;
        this.adapter = adapter;
        Fn2<List<Tensor>, List<Tensor>, List<Tensor>> f = this::selected;
        this.values = jit(this::outputs, form.op());
        this.forward =
                jit((at, rest, tangents) -> jvp(f).apply(at, tangents, rest).tangent(), form.op() + "Jvp");
        this.reverse = jit((at, rest, cotangents) -> vjp(f).apply(at, rest).apply(cotangents), form.op() + "Vjp");
        this.second = jit(
                (along, rest, cotangents) -> jvp((List<Tensor> at, List<Tensor> others) ->
                                vjp(f).apply(at, others).apply(cotangents))
                        .apply(along.point(), along.tangents(), rest)
                        .tangent(),
                form.op() + "Hvp");
    }

    private List<Tensor> outputs(List<Tensor> inputs) {
        List<Tensor> outputs = adapter.call(new Call(form.args(), form.kwargs(), inputs));
        return Observable.of(form.observable(), form.op()).of(outputs);
    }

    /** The outputs that the probe differentiates, as a function of the inputs it differentiates by and of the others. */
    private List<Tensor> selected(List<Tensor> at, List<Tensor> rest) {
        List<Tensor> inputs = new ArrayList<>(rest);
        for (int i = 0; i < at.size(); i++) {
            inputs.set(probe(form).wrt().get(i), at.get(i));
        }
        List<Tensor> outputs = outputs(inputs);
        return probe(form).of().stream().map(outputs::get).toList();
    }

    List<Tensor> values(Recorded call) {
        return values.apply(call.inputs());
    }

    /** The same by operations one at a time. */
    List<Tensor> eager(Recorded call) {
        return outputs(call.inputs());
    }

    List<Tensor> forward(Recorded call) {
        return forward.apply(point(call), call.inputs(), probe(call).tangents());
    }

    List<Tensor> reverse(Recorded call) {
        return reverse.apply(point(call), call.inputs(), probe(call).cotangents());
    }

    List<Tensor> second(Recorded call) {
        return second.apply(
                new Along(point(call), probe(call).tangents()),
                call.inputs(),
                probe(call).cotangents());
    }

    private static List<Tensor> point(Recorded call) {
        return probe(call).wrt().stream().map(call.inputs()::get).toList();
    }

    private static Recorded.Probe probe(Recorded call) {
        Recorded.Probe probe = call.probe();
        if (probe == null) {
            throw new IllegalStateException(call.id() + " has no derivatives");
        }
        return probe;
    }

    /** How many plans the values took. */
    int plans() {
        return values.plans().size();
    }

    /** What all records of one function have in common. */
    record Key(List<Argument> args, Object kwargs, List<Object> inputs, Object probe) {
        static Key of(Recorded call) {
            Recorded.Probe probe = call.probe();
            List<Object> inputs = IntStream.range(0, call.inputs().size())
                    .<Object>mapToObj(i -> List.of(
                            call.inputs().get(i).dtype(), call.inputs().get(i).rank()))
                    .toList();
            return new Key(
                    call.args(), call.kwargs(), inputs, probe == null ? List.of() : List.of(probe.wrt(), probe.of()));
        }
    }
}
