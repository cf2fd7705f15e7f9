package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static dev.covector.user.Elements.assertTensor;
import static dev.covector.user.Elements.counting;
import static dev.covector.user.LayoutTest.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.tracer.Tensor;
import org.junit.jupiter.api.Test;

class EinsumTest {
    private static final Tensor A = counting(2, 3);
    private static final Tensor B = counting(3, 4).add(10);

    private static void assertSame(Tensor x, Tensor y) {
        assertTensor(x, y.sizes(), y.toDoubles());
    }

    @Test
    void sharedLabelsContract() {
        assertSame(Tensor.einsum("ij,jk->ik", A, B), A.mm(B));
        assertSame(Tensor.einsum("ij,jk->ki", A, B), A.mm(B).transpose());
        assertSame(Tensor.einsum("ij,jk", A, B), A.mm(B));
        assertSame(Tensor.einsum("ij,ij->", A, A), A.square().sum());
        assertSame(Tensor.einsum(" i j , i j -> i ", A, A), A.square().sum(1));
    }

    @Test
    void repeatedLabelsAreDiagonals() {
        Tensor x = counting(3, 3);
        assertSame(Tensor.einsum("ii->i", x), x.diagonal());
        assertSame(Tensor.einsum("ii", x), x.trace());
        Tensor cube = counting(2, 3, 2);
        assertSame(Tensor.einsum("iji->ji", cube), cube.diagonal(0, 0, 2).transpose());
    }

    @Test
    void labelsThatTheResultLacksAreSummed() {
        assertSame(Tensor.einsum("ij->j", A), A.sum(0));
        assertSame(Tensor.einsum("ij,k->k", A, counting(4)), counting(4).mul(21));
        assertSame(Tensor.einsum("ba", A), A.transpose());
    }

    @Test
    void ellipsesBroadcastWhereTheyStand() {
        Tensor x = counting(2, 3, 4, 5);
        Tensor y = counting(3, 2, 5);
        Tensor product = Tensor.einsum("ij...,jk...->ik...", x, y);
        assertSame(product, x.matmul(y.expandDims(2).expand(3, 2, 4, 5)));
        assertSame(Tensor.einsum("...ij->...ji", x), x.swapaxes(2, 3));
        assertSame(Tensor.einsum("i...->...", x), x.sum(0));
        assertSame(Tensor.einsum("i...->i", x), x.sum(1, 2, 3));
        assertSame(Tensor.einsum("...", A), A);
    }

    @Test
    void sizesOfOneStretch() {
        assertSame(Tensor.einsum("ij,jk->ik", A, counting(1, 2)), A.sum(1).outer(counting(2)));
        assertThat(Tensor.einsum("ij,ij->ij", counting(1, 3), counting(2, 1)).sizes())
                .containsExactly(2, 3);
    }

    @Test
    void manyOperandsContractTheCheapestPairFirst() {
        Tensor matrix = counting(50, 50);
        Tensor vector = counting(50);
        var f = jit((Tensor x, Tensor y, Tensor z) -> Tensor.einsum("ij,jk,k->i", x, y, z));
        assertSame(f.apply(matrix, matrix, vector), matrix.mv(matrix.mv(vector)));
        assertThat(f.ir()).containsPattern("dotGeneral %1, %2 ").doesNotContain("f64[x0.0, x1.1]");
        var g = jit((Tensor x, Tensor y, Tensor z) -> Tensor.einsum("i,ij,jk->k", z, x, y));
        assertSame(g.apply(matrix, matrix, vector), vector.matmul(matrix).matmul(matrix));
    }

    @Test
    void oneTensorMayStandTwice() {
        assertSame(Tensor.einsum("i,i,i->i", counting(3), counting(3), counting(3)), Tensor.of(1.0, 8.0, 27.0));
        Tensor x = counting(3);
        assertSame(Tensor.einsum("i,j,i->j", x, x, x), x.mul(14));
        assertSame(
                grad((Tensor y) -> Tensor.einsum("i,i,i->", y, y, y)).apply(x),
                x.square().mul(3));
    }

    @Test
    void onePlanServesEverySize() {
        var f = jit((Tensor x, Tensor y) -> Tensor.einsum("bij,bjk->bik", x, y));
        for (long n : new long[] {3, 0, 1, 4}) {
            Tensor x = counting(n, 2, n + 1);
            Tensor y = counting(n, n + 1, 2);
            Tensor expected = x.permute(1, 2, 0).matmul(y.permute(1, 2, 0)).permute(2, 0, 1);
            assertSame(f.apply(x, y), expected);
        }
        assertThat(f.plans().size()).isEqualTo(1);
    }

    @Test
    void errorsTellThePlaceInTheEquation() {
        assertMessage(() -> Tensor.einsum("ij,jk", A), "einsum: \"ij,jk\" is about 2 operands; got 1");
        assertMessage(
                () -> Tensor.einsum("i$->i", A), "einsum: takes letters, commas, ellipses and one arrow; got '$' at 1");
        assertMessage(() -> Tensor.einsum("ij->ik", A), "einsum: takes labels of operands in the result; got 'k' at 5");
        assertMessage(() -> Tensor.einsum("ij->ii", A), "einsum: takes each label once in the result; got 'i' at 5");
        assertMessage(() -> Tensor.einsum("ij,i->", A, A), "einsum: \"ij,i->\" names 1 axes at 3; got f64[2, 3]");
        assertMessage(() -> Tensor.einsum("ijk...", A), "einsum: \"ijk...\" names 3 or more axes at 0");
        assertMessage(
                () -> Tensor.einsum("i..j", A),
                "einsum: takes one ellipsis of three dots for an operand; got '.' at 1");
        assertMessage(
                () -> Tensor.einsum("......", A),
                "einsum: takes one ellipsis of three dots for an operand; got '.' at 3");
        assertMessage(
                () -> Tensor.einsum("ij->i->j", A),
                "einsum: takes letters, commas, ellipses and one arrow; got '-' at 5");
        assertMessage(() -> Tensor.einsum("ij,ij->", A, A.transpose()), "einsum: operands could not be broadcast");
        assertMessage(() -> Tensor.einsum(""), "einsum: takes at least one operand");
    }
}
