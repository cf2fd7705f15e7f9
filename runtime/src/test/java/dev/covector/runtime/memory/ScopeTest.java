package dev.covector.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScopeTest {
    private final Memory memory = Memory.over("a test", new CountingSource(), 1 << 24);

    @Test
    void aScopeClosesWhatItsThreadAllocatedInside() throws InterruptedException {
        Block before = memory.allocate(8);
        Block[] others = new Block[1];
        Block inside;
        try (var _ = Scope.open()) {
            inside = memory.allocate(8);
            Thread other = Thread.ofPlatform().start(() -> others[0] = memory.allocate(8));
            other.join();
        }
        assertThat(inside.isClosed()).isTrue();
        assertThat(before.isClosed()).isFalse();
        assertThat(others[0].isClosed()).isFalse();
        assertThat(memory.allocate(8).isClosed()).isFalse();
    }

    @Test
    void keptBlocksBelongToTheEnclosingScope() {
        Block kept;
        try (var _ = Scope.open()) {
            try (var inner = Scope.open()) {
                kept = inner.keep(memory.allocate(8));
            }
            assertThat(kept.isClosed()).isFalse();
        }
        assertThat(kept.isClosed()).isTrue();
    }

    @Test
    void blocksKeptByTheOutermostScopeAndEscapedOnesOutliveAll() {
        Block kept;
        Block escaped;
        try (var outer = Scope.open()) {
            kept = outer.keep(memory.allocate(8));
            try (var inner = Scope.open()) {
                escaped = inner.escape(memory.allocate(8));
            }
        }
        assertThat(kept.isClosed()).isFalse();
        assertThat(escaped.isClosed()).isFalse();
    }

    @Test
    void anOuterScopeKeepsBlocksOfAnInnerOne() {
        Block block;
        try (var outer = Scope.open();
                var _ = Scope.open()) {
            block = outer.keep(memory.allocate(8));
        }
        assertThat(block.isClosed()).isFalse();
    }

    @Test
    void anInnerScopeLeavesBlocksOfAnOuterOneWhereTheyAre() {
        Block block;
        try (var _ = Scope.open()) {
            block = memory.allocate(8);
            try (var inner = Scope.open()) {
                assertThat(inner.keep(block)).isSameAs(block);
                inner.escape(block);
            }
            assertThat(block.isClosed()).isFalse();
        }
        assertThat(block.isClosed()).isTrue();
    }

    @Test
    void closingAScopeClosesThoseLeftOpenInside() {
        Scope outer = Scope.open();
        Scope inner = Scope.open();
        Block block = memory.allocate(8);
        outer.close();
        assertThat(block.isClosed()).isTrue();
        inner.close();
        outer.close();
        assertThat(memory.allocate(8).isClosed()).isFalse();
        assertThatThrownBy(() -> inner.keep(block)).isInstanceOf(ClosedException.class);
    }

    @Test
    void aScopeBelongsToItsThread() throws InterruptedException {
        Throwable[] thrown = new Throwable[1];
        try (var scope = Scope.open()) {
            Thread other = Thread.ofPlatform().unstarted(scope::close);
            other.setUncaughtExceptionHandler((_, e) -> thrown[0] = e);
            other.start();
            other.join();
        }
        assertThat(thrown[0]).isInstanceOf(WrongThreadException.class);
    }

    @Test
    void aLongScopeForgetsBlocksThatWereClosedInside() {
        try (var _ = Scope.open()) {
            for (int i = 0; i < 100_000; i++) {
                memory.allocate(1000).close();
            }
            assertThat(memory.statistics().liveBytes()).isZero();
            for (int i = 0; i < 1000; i++) {
                assertThat(memory.allocate(1000).isClosed()).isFalse();
            }
        }
        assertThat(memory.statistics().liveBytes()).isZero();
    }
}
