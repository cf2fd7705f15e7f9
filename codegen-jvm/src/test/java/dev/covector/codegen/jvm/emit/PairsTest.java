package dev.covector.codegen.jvm.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Reg;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairsTest {
    private static Instr load(int register, DType dtype, long offset) {
        return new Instr.Load(new Reg(register, dtype), 0, new Access(Dim.of(offset), List.of(Dim.of(2))));
    }

    private static long pairs(List<Instr> body) {
        Pairs pairs = new Pairs(body);
        return IntStream.range(0, body.size()).filter(pairs::isPair).count();
    }

    /** The real parts before and after an imaginary part both lie beside it; it goes to one of them. */
    @Test
    void anElementBelongsToOnePair() {
        assertThat(pairs(List.of(load(0, DType.F32, 0), load(1, DType.F32, 2), load(2, DType.F32, 1))))
                .isEqualTo(1);
    }

    @Test
    void boolsAreNoParts() {
        assertThat(pairs(List.of(load(0, DType.BOOL, 0), load(1, DType.BOOL, 1))))
                .isZero();
        assertThat(pairs(List.of(load(0, DType.F64, 0), load(1, DType.F64, 1)))).isEqualTo(1);
    }
}
