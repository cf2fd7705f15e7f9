package dev.covector.user;

import static dev.covector.api.Control.associativeScan;
import static dev.covector.api.Control.fori;
import static dev.covector.api.Control.map;
import static dev.covector.api.Control.scan;
import static dev.covector.api.Control.scanReverse;
import static dev.covector.api.Control.whileLoop;
import static dev.covector.api.Covector.vmap;

import dev.covector.api.Checkpoint;
import dev.covector.api.Scanned;
import dev.covector.api.Step;
import dev.covector.ir.Dim;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The forms of loops over bodies of several kinds, each beside the same steps written as a Java loop. All are functions of two
 * weights and of one number for each step.
 */
final class LoopForms {
    private LoopForms() {}

    /** A scalar of two weights, the numbers of the steps, and how many these are: a tensor, and for Java. */
    @FunctionalInterface
    interface Loop {
        Tensor run(Tensor w, Tensor xs, Tensor count, int steps);
    }

    /** @param numbered whether the loop takes the number of its steps from Java, so that each has a plan of its own */
    record Form(String name, boolean numbered, Loop loop, Loop plain) {
        Form(String name, Loop loop, Loop plain) {
            this(name, false, loop, plain);
        }

        Form keeping(Checkpoint how) {
            Loop kept = (w, xs, n, steps) -> how.within(() -> loop.run(w, xs, n, steps));
            return new Form(name + " keeping " + how.every(), numbered, kept, plain);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    record Counted(Tensor i, Tensor s) {
        static Counted start(Tensor w) {
            return new Counted(Tensor.scalar(0L), LoopBody.start(w));
        }
    }

    /** @param sum of all states, each with the number of its step */
    record Summed(Tensor s, Tensor sum) {
        static Summed start(Tensor w) {
            return new Summed(LoopBody.start(w), Tensor.scalar(0.0));
        }

        Tensor loss() {
            return s.square().sum().add(sum);
        }
    }

    record Affine(Tensor a, Tensor b) {}

    static List<Form> all() {
        List<Form> all = new ArrayList<>();
        for (LoopBody body : LoopBody.values()) {
            all.addAll(over(body));
        }
        all.add(new Form(
                "fori to a long",
                true,
                (w, xs, _, n) -> steps(LoopBody.SMOOTH, w, xs, Dim.of(n)),
                LoopBody.SMOOTH.plain()));
        all.addAll(withoutState());
        List<Form> varying = varying();
        all.addAll(varying);
        all.add(whiles(LoopBody.SIZED).keeping(Checkpoint.every(3)));
        all.add(scans(LoopBody.SIZED).keeping(Checkpoint.every(9, 2)));
        all.add(reversed(LoopBody.BRANCHING).keeping(Checkpoint.logarithmic(100)));
        all.add(whiles(LoopBody.LOOPING).keeping(Checkpoint.body()));
        varying.forEach(form -> all.add(form.keeping(Checkpoint.every(7, 3))));
        return all;
    }

    private static List<Form> over(LoopBody body) {
        return List.of(
                whiles(body),
                new Form("fori to a Dim, " + body, (w, xs, _, _) -> steps(body, w, xs, xs.dim(0)), body.plain()),
                new Form(
                        "fori to a tensor, " + body,
                        (w, xs, n, _) -> fori(n, (i, s) -> summed(body, w, i, s, xs), Summed.start(w))
                                .loss(),
                        body.plain()),
                scans(body),
                reversed(body));
    }

    private static Summed summed(LoopBody body, Tensor w, Tensor i, Summed before, Tensor xs) {
        Tensor e = xs.take(i);
        Tensor s = body.step(w, i, before.s(), e);
        return new Summed(s, before.sum().add(s.mul(e).sin().sum()));
    }

    private static Tensor steps(LoopBody body, Tensor w, Tensor xs, Dim to) {
        return fori(Dim.ZERO, to, (i, s) -> summed(body, w, i, s, xs), Summed.start(w))
                .loss();
    }

    private static Form whiles(LoopBody body) {
        record Counting(Tensor i, Summed s) {}
        return new Form(
                "while, " + body,
                (w, xs, n, _) -> whileLoop(
                                c -> c.i().lt(n),
                                c -> new Counting(c.i().add(1), summed(body, w, c.i(), c.s(), xs)),
                                new Counting(Tensor.scalar(0L), Summed.start(w)))
                        .s()
                        .loss(),
                body.plain());
    }

    private static Step<Counted, Tensor> step(LoopBody body, Tensor w, Counted c, Tensor e) {
        Tensor s = body.step(w, c.i(), c.s(), e);
        return new Step<>(new Counted(c.i().add(1), s), s);
    }

    /** All states, each with the number of its step. */
    private static Tensor loss(Scanned<Counted, Tensor> run, Tensor xs) {
        Tensor outputs = run.outputs().mul(xs.expandDims(1)).sin().sum();
        return run.state().s().square().sum().add(outputs);
    }

    private static Form scans(LoopBody body) {
        return new Form(
                "scan, " + body,
                (w, xs, _, _) -> loss(scan((Counted c, Tensor e) -> step(body, w, c, e), Counted.start(w), xs), xs),
                body.plain());
    }

    private static Form reversed(LoopBody body) {
        return new Form(
                "scanReverse, " + body,
                (w, xs, _, _) -> {
                    Tensor back = xs.reverse(0);
                    return loss(
                            scanReverse((Counted c, Tensor e) -> step(body, w, c, e), Counted.start(w), back, 0), back);
                },
                body.plain());
    }

    private static Tensor above(Tensor w, Tensor e) {
        Tensor kept = LoopBody.start(w).filter(LoopBody.start(w).gt(e));
        return kept.square().mul(e).sum().add(w.take(0, 1).mul(e).sin());
    }

    private static Affine then(Affine f, Affine g) {
        return new Affine(f.a().mul(g.a()), g.a().mul(f.b()).add(g.b()));
    }

    private static List<Form> withoutState() {
        Form map = new Form(
                "map, sized",
                (w, xs, _, _) -> map((Tensor e) -> above(w, e), xs).sin().sum(),
                (w, xs, _, n) -> {
                    Tensor sum = Tensor.scalar(0.0);
                    for (int i = 0; i < n; i++) {
                        sum = sum.add(above(w, xs.take(0, i)).sin());
                    }
                    return sum;
                });
        Form running = new Form(
                "associativeScan",
                (w, xs, _, _) -> associativeScan(
                                LoopForms::then, new Affine(xs.mul(w.take(0, 0)), xs.add(w.take(0, 1))))
                        .b()
                        .sin()
                        .sum(),
                (w, xs, _, n) -> {
                    Tensor b = Tensor.scalar(0.0);
                    Tensor sum = b;
                    for (int i = 0; i < n; i++) {
                        Tensor e = xs.take(0, i);
                        b = b.mul(e).mul(w.take(0, 0)).add(e.add(w.take(0, 1)));
                        sum = sum.add(b.sin());
                    }
                    return sum;
                });
        return List.of(map, running, batched());
    }

    /** Members of a batch that take different numbers of steps. */
    private static Form batched() {
        return new Form(
                "while under vmap",
                (w, xs, n, _) -> vmap((Tensor end) ->
                                whiles(LoopBody.SMOOTH).loop().run(w, xs, end, -1))
                        .apply(Tensor.stack(0, n, n.div(2)))
                        .sum(),
                (w, xs, n, steps) -> LoopBody.SMOOTH
                        .plain()
                        .run(w, xs, n, steps)
                        .add(LoopBody.SMOOTH.plain().run(w, xs, n, steps / 2)));
    }

    /** The state gets another element in each step; or loses its least one. */
    private static List<Form> varying() {
        return List.of(
                new Form(
                        "while that grows",
                        (w, xs, n, _) -> whileLoop(
                                        c -> c.i().lt(n),
                                        c -> new Counted(c.i().add(1), grown(w, c.s(), xs.take(c.i()))),
                                        Counted.start(w))
                                .s()
                                .square()
                                .sum(),
                        LoopForms::grownPlainly),
                new Form(
                        "fori to a Dim that grows",
                        (w, xs, _, _) -> fori(Dim.ZERO, xs.dim(0), (i, s) -> grown(w, s, xs.take(i)), LoopBody.start(w))
                                .square()
                                .sum(),
                        LoopForms::grownPlainly),
                new Form(
                        "fori to a tensor that shrinks",
                        (w, xs, n, _) -> fori(
                                        n,
                                        (i, s) -> {
                                            Tensor next = shrunk(w, s.s(), xs.take(i));
                                            return new Summed(
                                                    next,
                                                    s.sum()
                                                            .add(next.sum()
                                                                    .mul(xs.take(i))
                                                                    .sin()));
                                        },
                                        new Summed(all(w, xs), Tensor.scalar(0.0)))
                                .loss(),
                        LoopForms::shrunkPlainly),
                new Form(
                        "scan that shrinks",
                        (w, xs, _, _) ->
                                shrinking(scan((Tensor s, Tensor e) -> shrunkStep(w, s, e), all(w, xs), xs), xs),
                        LoopForms::shrunkPlainly),
                new Form(
                        "scanReverse that shrinks",
                        (w, xs, _, _) -> {
                            Tensor back = xs.reverse(0);
                            return shrinking(
                                    scanReverse((Tensor s, Tensor e) -> shrunkStep(w, s, e), all(w, xs), back, 0),
                                    back);
                        },
                        LoopForms::shrunkPlainly));
    }

    private static Tensor grownPlainly(Tensor w, Tensor xs, Tensor count, int steps) {
        Tensor s = LoopBody.start(w);
        for (int i = 0; i < steps; i++) {
            s = grown(w, s, xs.take(0, i));
        }
        return s.square().sum();
    }

    private static Tensor shrunkPlainly(Tensor w, Tensor xs, Tensor count, int steps) {
        Tensor s = all(w, xs);
        Tensor sum = Tensor.scalar(0.0);
        for (int i = 0; i < steps; i++) {
            s = shrunk(w, s, xs.take(0, i));
            sum = sum.add(s.sum().mul(xs.take(0, i)).sin());
        }
        return s.square().sum().add(sum);
    }

    private static Step<Tensor, Tensor> shrunkStep(Tensor w, Tensor s, Tensor e) {
        Tensor next = shrunk(w, s, e);
        return new Step<>(next, next.sum());
    }

    private static Tensor shrinking(Scanned<Tensor, Tensor> run, Tensor xs) {
        return run.state().square().sum().add(run.outputs().mul(xs).sin().sum());
    }

    private static Tensor all(Tensor w, Tensor xs) {
        return Tensor.concatenate(0, LoopBody.start(w), xs);
    }

    private static Tensor grown(Tensor w, Tensor s, Tensor e) {
        Tensor last = s.slice(0, s.dim(0).minus(1), s.dim(0));
        return Tensor.concatenate(0, s, last.mul(w.take(0, 0)).add(e).sin());
    }

    private static Tensor shrunk(Tensor w, Tensor s, Tensor e) {
        Tensor kept = s.filter(s.gt(s.min()));
        return kept.add(kept.square().sum().mul(e).mul(w.take(0, 1)).mul(0.01)).tanh();
    }
}
