package dev.covector.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GuardScopeTest {
    private static final Dim M = Dim.symbol("m");
    private static final Dim N = Dim.symbol("n");
    private static final Dim K = Dim.symbol("k");

    private static Guard equal(Dim left, Dim right) {
        return new Guard(left, Relation.EQUAL, right, "test", null);
    }

    private static boolean areEqual(GuardScope scope, Dim left, Dim right) {
        return scope.allows(left, Relation.EQUAL, right, "test");
    }

    @Test
    void whatIsEqualToTheSameIsEqual() {
        GuardScope scope = new GuardScope(List.of(equal(M.times(N), K), equal(K.times(2), M), equal(N.times(N), K)));
        assertThat(areEqual(scope, M.times(N), N.times(N))).isTrue();
        assertThat(areEqual(scope, M, K.times(2))).isTrue();
        assertThat(areEqual(scope, M.times(N), M)).isFalse();
    }

    @Test
    void orderSaysNothingOfEquality() {
        GuardScope scope = new GuardScope(List.of(equal(M, K), new Guard(K, Relation.AT_MOST, N, "test", null)));
        assertThat(areEqual(scope, M, N)).isFalse();
        assertThat(scope.allows(K, Relation.AT_MOST, N, "test")).isTrue();
    }
}
