package dev.covector.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Verifier;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The derivatives of a function at a point, held against central differences, against each other, and the batched function
 * against a loop.
 */
final class Derivative {
    private static final double STEP = 1e-6;
    private static final int MEMBERS = 3;

    private final OpSet ops;
    private final Func f;
    private final List<Numbers> point;
    private final List<Boolean> active;
    private final Random random = new Random(7);

    Derivative(Func f, List<Numbers> point, OpSet ops) {
        this.ops = ops;
        this.f = Verifier.check(f, ops);
        this.point = point;
        this.active =
                f.paramTypes().stream().map(type -> type.dtype().isInexact()).toList();
    }

    /** First and second order, both ways, and the batch. */
    void check() {
        checkFirstOrder(1e-7);
        Func vjp = Vjp.of(f, active, ops);
        List<Numbers> at = new ArrayList<>(point);
        values(f, point).stream().filter(y -> y.dtype().isInexact()).forEach(y -> at.add(random(y)));
        new Derivative(vjp, at, ops).checkFirstOrder(1e-6);
        checkBatch();
        new Derivative(vjp, at, ops).checkBatch();
    }

    void checkFirstOrder(double tolerance) {
        List<Numbers> dx = tangents();
        List<Numbers> ahead = values(f, moved(dx, STEP));
        List<Numbers> behind = values(f, moved(dx, -STEP));
        List<Numbers> given = new ArrayList<>(point);
        given.addAll(dx);
        List<Numbers> jvp = values(Verifier.check(Jvp.of(f, active, ops), ops), given);
        int count = f.results().size();
        List<Numbers> dy = jvp.subList(count, jvp.size());
        List<Numbers> cts = new ArrayList<>();
        double forward = 0;
        int next = 0;
        for (int i = 0; i < count; i++) {
            if (ahead.get(i).dtype().isInexact()) {
                Numbers d = dy.get(next++);
                Numbers difference = ahead.get(i).plus(-1, behind.get(i));
                Numbers quotient = d.plus(-1, d).plus(0.5 / STEP, difference);
                assertThat(d.distance(quotient))
                        .as("jvp of result %s of\n%s\n%s against %s", i, f, d, quotient)
                        .isLessThan(tolerance * 100);
                Numbers ct = random(d);
                cts.add(ct);
                forward += ct.dot(d);
            }
        }
        List<Numbers> against = new ArrayList<>(point);
        against.addAll(cts);
        List<Numbers> vjp = values(Verifier.check(Vjp.of(f, active, ops), ops), against);
        double backward = 0;
        for (int i = 0; i < dx.size(); i++) {
            backward += vjp.get(count + i).dot(dx.get(i));
        }
        assertThat(backward)
                .as("<vjp, dx> = <ct, jvp> for\n%s", Vjp.of(f, active, ops))
                .isCloseTo(forward, org.assertj.core.data.Offset.offset(1e-9 * Math.max(1, Math.abs(forward))));
    }

    /** The function over a batch, for each choice of one batched parameter and for all together. */
    void checkBatch() {
        for (int chosen = -1; chosen < point.size(); chosen++) {
            int only = chosen;
            List<Boolean> marks = new ArrayList<>();
            List<Numbers> given = new ArrayList<>();
            for (int i = 0; i < point.size(); i++) {
                boolean batched = only < 0 || only == i;
                marks.add(batched);
                given.add(batched ? batch(point.get(i)) : point.get(i));
            }
            if (!marks.contains(true)) {
                continue;
            }
            Batch.Batched batched = Batch.of(f, marks, Dim.symbol("members"), ops);
            List<Numbers> all = values(Verifier.check(batched.func(), ops), given);
            for (int m = 0; m < MEMBERS; m++) {
                List<Numbers> member = new ArrayList<>();
                for (int i = 0; i < point.size(); i++) {
                    member.add(marks.get(i) ? given.get(i).member(m) : given.get(i));
                }
                List<Numbers> one = values(f, member);
                for (int i = 0; i < one.size(); i++) {
                    Numbers got = batched.results().get(i) ? all.get(i).member(m) : all.get(i);
                    assertThat(got.distance(one.get(i)))
                            .as("member %s of result %s of\n%s", m, i, batched.func())
                            .isLessThan(1e-9);
                }
            }
        }
    }

    private Numbers batch(Numbers x) {
        int[] shape = java.util.Arrays.copyOf(x.shape(), x.shape().length + 1);
        shape[x.shape().length] = MEMBERS;
        return Numbers.of(x.dtype(), shape, index -> {
            Complex base = x.at(java.util.Arrays.copyOf(index, index.length - 1));
            double factor = 1 + 0.01 * index[index.length - 1];
            return x.dtype().isInexact() ? base.times(Complex.of(factor)) : base;
        });
    }

    private List<Numbers> values(Func g, List<Numbers> at) {
        return Reference.run(g, at, ops);
    }

    private List<Numbers> tangents() {
        return point.stream()
                .filter(x -> x.dtype().isInexact())
                .map(this::random)
                .toList();
    }

    private List<Numbers> moved(List<Numbers> dx, double step) {
        List<Numbers> all = new ArrayList<>();
        int next = 0;
        for (Numbers x : point) {
            all.add(x.dtype().isInexact() ? x.plus(step, dx.get(next++)) : x);
        }
        return all;
    }

    private Numbers random(Numbers like) {
        return random(like.dtype(), like.shape(), random);
    }

    static Numbers random(DType dtype, int[] shape, Random random) {
        return Numbers.of(dtype, shape, i -> switch (dtype.kind()) {
            case BOOL -> Complex.of(random.nextInt(2));
            case INTEGER -> Complex.of(random.nextInt(3));
            case REAL -> Complex.of(random.nextGaussian());
            case COMPLEX -> new Complex(random.nextGaussian(), random.nextGaussian());
        });
    }
}
