package dev.covector.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private static final TensorType TYPE = TensorType.of(DType.F64, Dim.symbol("n"));

    private final Value x = new Value(TYPE);
    private final Value y = new Value(TYPE);

    /** An op of any operands and blocks, whose one result has the type of these tests. */
    private record Plain(List<Value> operands, List<Block> blocks) implements Op {
        @Override
        public String mnemonic() {
            return "plain";
        }

        @Override
        public Op rebuilt(List<Value> newOperands, Attributes attributes, List<Block> newBlocks) {
            return new Plain(newOperands, newBlocks);
        }
    }

    private static Stmt plain(Value result, List<Value> operands, Block... blocks) {
        return new Stmt(List.of(result), new Plain(operands, List.of(blocks)), null);
    }

    private static Func verified(Block body) {
        return Verifier.check(new Func("f", body), new Dialect() {
            @Override
            public List<TensorType> types(Op op) {
                return List.of(TYPE);
            }

            @Override
            public Op create(String mnemonic, List<Value> operands, Attributes attributes, List<Block> blocks) {
                return new Plain(operands, blocks);
            }
        });
    }

    @Test
    void aNestedBlockIsClosed() {
        Value inner = new Value(TYPE);
        Value param = new Value(TYPE);
        Block nested = new Block(List.of(param), List.of(plain(inner, List.of(param))), List.of(inner));
        Block body = new Block(List.of(x), List.of(plain(y, List.of(x), nested)), List.of(y));
        assertThat(verified(body).results()).containsExactly(y);
        Block open = new Block(List.of(param), List.of(plain(inner, List.of(x))), List.of(inner));
        Block around = new Block(List.of(x), List.of(plain(y, List.of(x), open)), List.of(y));
        assertThatThrownBy(() -> verified(around)).hasMessageContaining("used before its definition by plain");
    }

    @Test
    void whatANestedBlockDefinesIsUnknownOutside() {
        Value inner = new Value(TYPE);
        Value param = new Value(TYPE);
        Block nested = new Block(List.of(param), List.of(plain(inner, List.of(param))), List.of(inner));
        Block leaking = new Block(List.of(x), List.of(plain(y, List.of(), nested)), List.of(inner));
        assertThatThrownBy(() -> verified(leaking)).hasMessageContaining("a result is not defined");
        Value z = new Value(TYPE);
        Stmt use = plain(z, List.of(inner));
        Block using = new Block(List.of(x), List.of(plain(y, List.of(), nested), use), List.of(z));
        assertThatThrownBy(() -> verified(using)).hasMessageContaining("used before its definition by plain");
    }

    @Test
    void aValueIsDefinedOnce() {
        Block twice = new Block(List.of(x), List.of(plain(y, List.of(x)), plain(y, List.of(x))), List.of(y));
        assertThatThrownBy(() -> verified(twice)).hasMessageContaining("a value is defined twice: f64[n]");
    }

    @Test
    void aDeclaredTypeIsTheComputedOne() {
        Value other = new Value(TensorType.of(DType.F32, Dim.symbol("n")));
        Block body = new Block(List.of(x), List.of(plain(other, List.of(x))), List.of(other));
        assertThatThrownBy(() -> verified(body))
                .hasMessageContaining("[f32[n]] is declared but [f64[n]] computed by plain");
    }
}
