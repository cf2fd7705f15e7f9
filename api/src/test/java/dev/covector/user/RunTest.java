package dev.covector.user;

import static dev.covector.api.Covector.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.api.*;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import org.junit.jupiter.api.Test;

class RunTest {
    record Params(Tensor w, Tensor b) {}

    static Tensor loss(Params p, Tensor x, Tensor y) {
        Tensor error = x.mul(p.w()).sum(1).add(p.b()).sub(y);
        return error.mul(error).sum();
    }

    @Test
    void tmp() {
        Tensor x = Tensor.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        Tensor y = Tensor.of(1.0, 2.0, 3.0);
        Params p = new Params(Tensor.of(0.5, -0.25), Tensor.scalar(0.1));
        System.out.println(loss(p, x, y));
        System.out.println(valueAndGrad(RunTest::loss).apply(p, x, y));
        Jit3<Params, Tensor, Tensor, ValueAndGradient<Params>> step = jit(valueAndGrad(RunTest::loss));
        System.out.println(step.apply(p, x, y));
        System.out.println(step.ir());
        System.out.println(step.explain(p, x, y));
        System.out.println(hessian((Tensor w) -> loss(new Params(w, p.b()), x, y)).apply(p.w()));
        System.out.println(jit(hessian((Tensor w, Params q) -> loss(new Params(w, q.b()), x, y))).apply(p.w(), p));
        Fn1<Tensor, Tensor> clip = customVjp((Tensor z) -> z.exp(), (z, e, ct) -> ct.mul(e).minimum(1));
        System.out.println(grad((Tensor z) -> clip.apply(z).sum()).apply(Tensor.of(-1.0, 0.0, 1.0)));
        System.out.println(jit(grad((Tensor z) -> clip.apply(z).sum())).apply(Tensor.of(-1.0, 0.0, 1.0)));
        System.out.println(jit(vmap(grad((Tensor z) -> clip.apply(z).sum()))).apply(x));
        Fn1<Tensor, Tensor> own = customVjp((Tensor z) -> z.exp(), (z, e, ct) -> ct.mul(e));
        System.out.println(hvp((Tensor z) -> own.apply(z).sum()).apply(Tensor.of(-1.0, 0.0, 1.0), Tensor.of(1.0, 1.0, 1.0)));
        System.out.println(jit(hvp((Tensor z) -> own.apply(z).sum())).apply(Tensor.of(-1.0, 0.0, 1.0), Tensor.of(1.0, 1.0, 1.0)));
        System.out.println(jit(vmap(hvp((Tensor z) -> own.apply(z).sum()))).apply(x, x));
    }
}
