package dev.covector.user;

import static dev.covector.api.Control.cond;
import static dev.covector.api.Control.fori;
import static dev.covector.api.Control.switchCase;

import dev.covector.api.Fn1;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import dev.covector.user.LoopForms.Loop;
import java.util.List;

/** What a step does, and a loop of such steps without any loop op. */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
enum LoopBody {
    SMOOTH(LoopBody::smooth, (w, i, s, e) -> smooth(w, Tensor.scalar((long) i), s, e)),
    SIZED(LoopBody::sized, (w, i, s, e) -> sized(w, Tensor.scalar((long) i), s, e)),
    BRANCHING(LoopBody::branching, LoopBody::branchingPlainly),
    LOOPING(LoopBody::looping, LoopBody::unrolled);

    private final Stepping stepping;
    private final Loop plain;

    LoopBody(Stepping stepping, PlainStepping plain) {
        this.stepping = stepping;
        this.plain = plain(plain);
    }

    Tensor step(Tensor w, Tensor i, Tensor s, Tensor e) {
        return stepping.step(w, i, s, e);
    }

    Loop plain() {
        return plain;
    }

    /** The next state, f64[3]. */
    @FunctionalInterface
    interface Stepping {
        Tensor step(Tensor w, Tensor i, Tensor s, Tensor e);
    }

    /** The next state, by Java's number of the step. */
    @FunctionalInterface
    interface PlainStepping {
        Tensor step(Tensor w, int i, Tensor s, Tensor e);
    }

    static Tensor smooth(Tensor w, Tensor i, Tensor s, Tensor e) {
        Tensor turned = s.mul(w.take(0, 0)).add(e).sin();
        return turned.add(i.convert(DType.F64).mul(0.1).cos().mul(w.take(0, 1)));
    }

    /** With sizes made of the state: how many of its elements are positive, and as many of the first ones. */
    private static Tensor sized(Tensor w, Tensor i, Tensor s, Tensor e) {
        Tensor kept = s.filter(s.gt(0.0123));
        Tensor first = s.truncate(0, kept.dim(0));
        Tensor whole = kept.square().sum().mul(w.take(0, 1)).add(first.sin().sum());
        return s.mul(w.take(0, 0)).add(whole.mul(0.3)).add(e).tanh();
    }

    private static Tensor branching(Tensor w, Tensor i, Tensor s, Tensor e) {
        Tensor one = cond(
                s.sum().gt(0.0123),
                a -> a.mul(w.take(0, 0)).sin(),
                a -> a.mul(e).cos(),
                s);
        return switchCase(i.rem(3), ways(w, e), one);
    }

    private static List<Fn1<Tensor, Tensor>> ways(Tensor w, Tensor e) {
        return List.of(
                a -> a.mul(w.take(0, 1)),
                a -> a.reverse(0).add(e),
                a -> a.square().mul(0.5));
    }

    /** Both branches, of which one is taken. */
    private static Tensor branchingPlainly(Tensor w, int i, Tensor s, Tensor e) {
        Tensor one = Tensor.where(
                s.sum().gt(0.0123), s.mul(w.take(0, 0)).sin(), s.mul(e).cos());
        return ways(w, e).get(i % 3).apply(one);
    }

    private static Tensor looping(Tensor w, Tensor i, Tensor s, Tensor e) {
        return fori(
                i.rem(3),
                (_, a) -> a.mul(w.take(0, 0)).add(e).sin(),
                s.add(w.take(0, 1)).tanh());
    }

    private static Tensor unrolled(Tensor w, int i, Tensor s, Tensor e) {
        Tensor a = s.add(w.take(0, 1)).tanh();
        for (int k = 0; k < i % 3; k++) {
            a = a.mul(w.take(0, 0)).add(e).sin();
        }
        return a;
    }

    static Tensor start(Tensor w) {
        return Tensor.of(0.3, -0.45, 0.8).mul(w.take(0, 0));
    }

    private static Loop plain(PlainStepping body) {
        return (w, xs, _, n) -> {
            Tensor s = start(w);
            Tensor sum = Tensor.scalar(0.0);
            for (int i = 0; i < n; i++) {
                Tensor e = xs.take(0, i);
                s = body.step(w, i, s, e);
                sum = sum.add(s.mul(e).sin().sum());
            }
            return s.square().sum().add(sum);
        };
    }
}
